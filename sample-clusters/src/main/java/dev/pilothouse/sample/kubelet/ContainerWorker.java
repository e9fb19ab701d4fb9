// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.kubelet.ContainerState.Running;
import dev.pilothouse.sample.kubelet.ContainerState.Terminated;
import dev.pilothouse.sample.kubelet.ContainerState.Waiting;
import dev.pilothouse.sample.kubelet.ImageBehaviour.Crash;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One container's life: pulled, created, started, probed, ended, started again with growing pauses. Loop thread only.
final class ContainerWorker {

  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

  /// A run of this length wipes out the earlier failures.
  private static final Duration HEALTHY_RUN = Duration.ofMinutes(10);

  private final PodWorker pod;
  private final JsonNode spec;
  private final ImageBehaviour behaviour;
  private final boolean init;
  private final Probing probing;

  private ContainerState state;
  private @Nullable Terminated last;
  private String containerId = "";
  private boolean pulled;
  private int restarts;
  private Duration crashBackOff = Duration.ZERO;
  private Duration pullBackOff = FIRST_BACK_OFF;
  private boolean started;
  private boolean ready;

  ContainerWorker(PodWorker pod, JsonNode spec, ImageBehaviour behaviour, boolean init) {
    this.pod = pod;
    this.spec = spec;
    this.behaviour = behaviour;
    this.init = init;
    this.probing = new Probing(this, pod);
    this.state = new Waiting(pod.hasInitContainers() ? "PodInitializing" : "ContainerCreating", "");
  }

  String name() {
    return Json.text(spec, "name");
  }

  String image() {
    return Json.text(spec, "image");
  }

  JsonNode spec() {
    return spec;
  }

  ImageBehaviour behaviour() {
    return behaviour;
  }

  ContainerState state() {
    return state;
  }

  @Nullable Terminated last() {
    return last;
  }

  String containerId() {
    return containerId;
  }

  boolean isPulled() {
    return pulled;
  }

  int restarts() {
    return restarts;
  }

  boolean isStarted() {
    return started;
  }

  boolean isReady() {
    return ready;
  }

  boolean isInit() {
    return init;
  }

  boolean isSidecar() {
    return init && Json.text(spec, "restartPolicy").equals("Always");
  }

  // --- the image ---

  /// Gets the image and starts the container.
  void begin() {
    boolean always = Json.text(spec, "imagePullPolicy").equals("Always");
    if (!always && pod.node().hasImage(image())) {
      event("Normal", "Pulled",
          "Container image \"%s\" already present on machine and can be accessed by the pod".formatted(image()));
      pod.after(Duration.ofMillis(150), this::start);
      return;
    }
    event("Normal", "Pulling", "Pulling image \"%s\"".formatted(image()));
    Duration takes = pod.jitter(behaviour.missing() ? Duration.ofMillis(900) : behaviour.pull());
    pod.after(takes, () -> pullDone(takes));
  }

  private void pullDone(Duration took) {
    if (behaviour.missing()) {
      pullFailed();
      return;
    }
    pod.node().addImage(image());
    String seconds = took.toMillis() < 1000
        ? took.toMillis() + "ms"
        : String.format(Locale.ROOT, "%.3fs", took.toMillis() / 1000.0);
    event("Normal", "Pulled", "Successfully pulled image \"%s\" in %s (%s including waiting). Image size: %d bytes."
        .formatted(image(), seconds, seconds, behaviour.size()));
    pod.after(Duration.ofMillis(200), this::start);
  }

  private void pullFailed() {
    String reference = fullReference(image());
    String error = ("rpc error: code = NotFound desc = failed to pull and unpack image \"%s\":"
            + " failed to resolve reference \"%s\": %s: not found")
        .formatted(reference, reference, reference);
    event("Warning", "Failed", "Failed to pull image \"%s\": %s".formatted(image(), error));
    event("Warning", "Failed", "Error: ErrImagePull");
    become(new Waiting("ErrImagePull", error));
    Duration pause = pullBackOff;
    pullBackOff = longer(pullBackOff);
    pod.after(Duration.ofMillis(1_600), () -> {
      event("Normal", "BackOff", "Back-off pulling image \"%s\"".formatted(image()));
      event("Warning", "Failed", "Error: ImagePullBackOff");
      become(new Waiting("ImagePullBackOff",
          "Back-off pulling image \"%s\": ErrImagePull: %s".formatted(image(), error)));
    });
    pod.after(pod.skipQuietTime(pause.plusMillis(2_000)), this::begin);
  }

  /// The name as containerd resolves it: with its registry.
  static String fullReference(String image) {
    String tagged = image.lastIndexOf(':') > image.lastIndexOf('/') ? image : image + ":latest";
    int slash = image.indexOf('/');
    if (slash < 0) {
      return "docker.io/library/" + tagged;
    }
    String registry = image.substring(0, slash);
    return registry.contains(".") || registry.contains(":") || registry.equals("localhost")
        ? tagged
        : "docker.io/" + tagged;
  }

  // --- running ---

  private void start() {
    pulled = true;
    containerId = "containerd://" + pod.hexadecimal(64);
    Instant now = pod.now();
    event("Normal", "Created", "Container created");
    event("Normal", "Started", "Container started");
    state = new Running(now);
    pod.output(this).begin(now, restarts);
    started = !spec.has("startupProbe");
    ready = started && !spec.has("readinessProbe") && !init;
    pod.publish();
    run(Duration.ZERO);
    pod.containerStarted(this);
  }

  /// @param passed how long it has run
  private void run(Duration passed) {
    int run = restarts;
    Crash crash = behaviour.crash();
    Duration length = behaviour.run() != null ? behaviour.run() : init && !isSidecar() ? Duration.ofMillis(1_800) : null;
    if (crash != null) {
      pod.after(rest(crash.after(), passed), () -> ifRunning(run, () -> exit(crash.exitCode(), crash.reason())));
    } else if (length != null) {
      pod.after(rest(pod.jitter(length), passed), () -> ifRunning(run, () -> exit(0, "Completed")));
    }
    probing.begin(run, passed);
  }

  /// What is left of a duration; nothing when it is over.
  static Duration rest(Duration whole, Duration passed) {
    return whole.compareTo(passed) > 0 ? whole.minus(passed) : Duration.ZERO;
  }

  // --- taken over from its status ---

  /// Goes on from what a container status says.
  void resume(JsonNode status) {
    restarts = Json.integer(0, status, "restartCount");
    started = Json.flag(status, "started");
    ready = !init && Json.flag(status, "ready");
    containerId = Json.text(status, "containerID");
    pulled = !Json.text(status, "imageID").isEmpty();
    last = ContainerState.terminated(Json.at(status, "lastState"));
    if (pulled) {
      pod.node().addImage(image());
    }
    if (last != null) {
      noteRun(last, Math.max(0, restarts - 1));
    }
    JsonNode now = Json.at(status, "state");
    Terminated ended = ContainerState.terminated(now);
    if (now.has("running")) {
      Instant since = Instant.parse(Json.text(now, "running", "startedAt"));
      state = new Running(since);
      pod.output(this).begin(since, restarts);
      run(Duration.between(since, pod.now()));
    } else if (ended != null) {
      state = ended;
      noteRun(ended, restarts);
      if (startsAgain(ended.exitCode())) {
        backOff(ended);
      }
    } else {
      resumeWaiting(new Waiting(Json.text(now, "waiting", "reason"), Json.text(now, "waiting", "message")));
    }
  }

  /// The pauses grow on from the longest: who waits has waited before.
  private void resumeWaiting(Waiting waiting) {
    state = waiting;
    pod.output(this).waiting(waiting.reason());
    if (waiting.reason().equals("CrashLoopBackOff")) {
      crashBackOff = LONGEST_BACK_OFF;
      pod.after(pod.jitter(LONGEST_BACK_OFF.dividedBy(2)), () -> restart(1));
    } else if (waiting.reason().contains("ImagePull")) {
      pullBackOff = LONGEST_BACK_OFF;
      pod.after(pod.jitter(LONGEST_BACK_OFF.dividedBy(2)), this::begin);
    }
  }

  private void noteRun(Terminated ended, int number) {
    Crash crash = behaviour.crash();
    pod.output(this).begin(ended.startedAt(), number);
    pod.output(this).end(ended.finishedAt(), crash != null && crash.exitCode() == ended.exitCode());
  }

  /// Whether it has been begun with; what has just been made waits for its turn.
  boolean hasBegun() {
    boolean fresh = state instanceof Waiting waiting
        && (waiting.reason().equals("ContainerCreating") || waiting.reason().equals("PodInitializing"));
    return !fresh || last != null;
  }

  /// As an init container: whether it is through, or is a sidecar that is up.
  boolean letsTheNextBegin() {
    if (state instanceof Terminated ended) {
      return ended.exitCode() == 0;
    }
    return isSidecar() && started && state instanceof Running;
  }

  void ifRunning(int run, Runnable task) {
    if (run == restarts && state instanceof Running) {
      task.run();
    }
  }

  /// A probe found the program up; also called where there is no probe to wait for.
  void nowStarted() {
    started = true;
    ready = !spec.has("readinessProbe") && !init;
    pod.publish();
    pod.containerStarted(this);
  }

  void setReady(boolean value) {
    if (ready != value) {
      ready = value;
      pod.publish();
    }
  }

  /// @param probe liveness or startup
  void killedBy(String probe) {
    event("Normal", "Killing", "Container %s failed %s probe, will be restarted".formatted(name(), probe));
    int run = restarts;
    pod.after(behaviour.stop(), () -> ifRunning(run, () -> exit(137, "Error")));
  }

  // --- ending ---

  private void exit(int code, String reason) {
    if (!(state instanceof Running(Instant startedAt))) {
      return;
    }
    Terminated ended = end(code, reason, startedAt);
    pod.publish();
    if (!startsAgain(code)) {
      pod.containerEnded(this, code);
      return;
    }
    if (Duration.between(startedAt, ended.finishedAt()).compareTo(HEALTHY_RUN) >= 0) {
      crashBackOff = Duration.ZERO;
    }
    if (crashBackOff.isZero()) {
      crashBackOff = FIRST_BACK_OFF;
      pod.after(Duration.ofMillis(1_200), () -> restart(1));
    } else {
      backOff(ended);
    }
  }

  /// Whether the restart policy has it started again after such an end.
  boolean startsAgain(int code) {
    return switch (pod.restartPolicy(this)) {
      case "Always" -> true;
      case "OnFailure" -> code != 0;
      default -> false;
    };
  }

  private Terminated end(int code, String reason, Instant startedAt) {
    Instant now = pod.now();
    Terminated ended = new Terminated(code, reason, startedAt, now, containerId);
    state = ended;
    ready = false;
    started = false;
    pod.output(this).end(now, code != 0 && behaviour.crash() != null && behaviour.crash().exitCode() == code);
    return ended;
  }

  private void backOff(Terminated ended) {
    Duration pause = crashBackOff;
    crashBackOff = longer(crashBackOff);
    pod.after(Duration.ofMillis(1_500), () -> {
      event("Warning", "BackOff",
          "Back-off restarting failed container %s in pod %s".formatted(name(), pod.longName()));
      last = ended;
      become(new Waiting("CrashLoopBackOff",
          "back-off %s restarting failed container=%s pod=%s".formatted(goDuration(pause), name(), pod.longName())));
    });
    // nobody looks at what happened days ago one by one: the failures until then are only counted
    Duration skipped = pod.skipQuietTime(pause);
    int missed = (int) Math.max(0, skipped.dividedBy(pause.plusSeconds(5)) - 1);
    pod.after(skipped, () -> restart(1 + missed));
  }

  private void restart(int more) {
    if (state instanceof Terminated ended) {
      last = ended;
    }
    restarts += more;
    begin();
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : twice;
  }

  /// As Go prints durations: `10s`, `1m20s`, `5m0s`.
  static String goDuration(Duration duration) {
    return duration.toMinutes() > 0
        ? duration.toMinutes() + "m" + duration.toSecondsPart() + "s"
        : duration.toSeconds() + "s";
  }

  /// The pod was told to go.
  void tellToStop() {
    if (state instanceof Running) {
      event("Normal", "Killing", "Stopping container " + name());
    }
  }

  void stopped(boolean inTime) {
    if (state instanceof Running(Instant startedAt)) {
      end(inTime ? 0 : 137, inTime ? "Completed" : "Error", startedAt);
    }
  }

  private void become(Waiting next) {
    state = next;
    pod.output(this).waiting(next.reason());
    pod.publish();
  }

  void event(String type, String reason, String message) {
    pod.event(type, reason, message, "spec.%s{%s}".formatted(init ? "initContainers" : "containers", name()));
  }
}
