// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a pod is, in words. What counts and in which order follows kubectl's printPod (kubernetes, pkg/printers/internalversion/
/// printers.go), but says the cause and not the state machine's word, takes the worst container and not the last one, and knows
/// time: a container that crashes again and again is in a crash loop also in the seconds in which it runs. Pure.
public final class PodStatus {
  /// How long a container may run without being ready before that is worth a word, in seconds.
  public static final long STARTING = 90;
  /// How long a pod may need for images, volumes and the sandbox before that is worth a word, in seconds.
  public static final long CREATING = 300;
  /// The kubelet forgets crashes after a container ran for ten minutes (MaxContainerBackOff twice), in seconds.
  public static final long CRASH_MEMORY = 600;

  private static final Status RUNNING = Status.of(Health.GOOD, "status.running");
  private static final Status COMPLETED = Status.of(Health.NEUTRAL, "status.completed");
  private static final Status STARTING_NOW = Status.of(Health.PROGRESSING, "status.starting");
  private static final Status WAITING_FOR_NODE = Status.of(Health.PROGRESSING, "status.pending.scheduling");

  private PodStatus() {}

  static Status of(Row row, long now) {
    String phase = row.text(PodKind.PHASE);
    String reason = row.text(PodKind.REASON);
    if (row.deleted() > 0) {
      return reason.equals("NodeLost") ? Status.of(Health.BAD, "status.nodeLost") : BuiltInKind.leaving(row, now);
    }
    return switch (phase) {
      case "Succeeded" -> COMPLETED;
      case "Failed" -> failed(row, reason);
      case "Unknown" -> Status.of(Health.BAD, "status.nodeLost");
      default -> reason.equals("NodeLost") ? Status.of(Health.BAD, "status.nodeLost") : alive(row, now);
    };
  }

  private static Status failed(Row row, String reason) {
    if (!reason.isEmpty()) {
      return switch (reason) {
        case "Evicted" -> Status.of(Health.WARNING, "status.evicted");
        case "DeadlineExceeded" -> Status.of(Health.BAD, "status.deadlineExceeded");
        default -> Status.of(Health.BAD, "status.failedFor", reason);
      };
    }
    for (ContainerState container : PodKind.containers(row)) {
      if (container.state() == ContainerState.State.TERMINATED && container.exitCode() != 0) {
        return outOfMemory(container.reason())
            ? Status.of(Health.BAD, "status.outOfMemory", container.restarts())
            : Status.of(Health.BAD, "status.failedExit", container.exitCode());
      }
    }
    return Status.of(Health.BAD, "status.failed");
  }

  private static Status alive(Row row, long now) {
    List<ContainerState> containers = PodKind.containers(row);
    if (containers.isEmpty() || row.text(PodKind.NODE).isEmpty()) {
      return notYetStarted(row, now);
    }
    Status worst = null;
    for (ContainerState container : containers) {
      Status status = container.type() == ContainerState.Type.EPHEMERAL ? null : of(row, container, now);
      if (status != null && (worst == null || status.health().compareTo(worst.health()) > 0)) {
        worst = status;
      }
    }
    if (worst != null) {
      return worst;
    }
    if (row.flag(PodKind.READY_CONDITION)) {
      return RUNNING;
    }
    return row.number(PodKind.GATES) > 0 && readyContainers(row) >= row.number(PodKind.WANTED)
        ? Status.of(Health.PROGRESSING, "status.readinessGate")
        : slow(STARTING_NOW, "status.notReadyFor", now - row.number(PodKind.READY_SINCE), STARTING);
  }

  /// Not bound to a node, or bound and not yet reported by its kubelet.
  private static Status notYetStarted(Row row, long now) {
    String unscheduled = row.text(PodKind.UNSCHEDULED);
    if (unscheduled.equals("SchedulingGated")) {
      return Status.of(Health.PROGRESSING, "status.pending.gated");
    }
    if (!unscheduled.isEmpty()) {
      return noNodeFits(row);
    }
    if (row.text(PodKind.NODE).isEmpty()) {
      return now - row.created() > STARTING
          ? Status.of(Health.WARNING, "status.pending.noScheduler", Duration.ofSeconds(now - row.created()))
          : WAITING_FOR_NODE;
    }
    return slow(STARTING_NOW, "status.startingFor", now - row.created(), CREATING);
  }

  /// Says what does not fit, when the scheduler's words name CPU or memory.
  private static Status noNodeFits(Row row) {
    String words = row.text(PodKind.SCHEDULER_WORDS);
    String cpu = Quantity.readableCores(row.number(PodKind.CPU_REQUEST));
    String memory = Quantity.readableBytes(row.number(PodKind.MEMORY_REQUEST));
    boolean noCpu = words.contains("Insufficient cpu");
    boolean noMemory = words.contains("Insufficient memory");
    if (noCpu && noMemory) {
      return Status.of(Health.WARNING, "status.pending.cpuAndMemory", cpu, memory);
    }
    if (noCpu) {
      return Status.of(Health.WARNING, "status.pending.cpu", cpu);
    }
    if (noMemory) {
      return Status.of(Health.WARNING, "status.pending.memory", memory);
    }
    return words.contains("unbound immediate PersistentVolumeClaims") || words.contains("persistentvolumeclaim")
        ? Status.of(Health.WARNING, "status.pending.volume")
        : Status.of(Health.WARNING, "status.pending.noNodeFits");
  }

  /// How one container is; null when there is nothing to say of it.
  ///
  /// @param row its pod
  public static @Nullable Status of(Row row, ContainerState container, long now) {
    boolean passing = container.type() == ContainerState.Type.INIT && !isSidecar(row, container);
    return switch (container.state()) {
      case WAITING, UNKNOWN -> waiting(row, container, passing, now);
      case RUNNING -> passing ? initialising(container, now) : running(container, now);
      case TERMINATED -> terminated(container, passing);
    };
  }

  private static @Nullable Status waiting(Row row, ContainerState container, boolean passing, long now) {
    return switch (container.reason()) {
      case "CrashLoopBackOff" -> crashLoop(container, passing);
      case "ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull", "RegistryUnavailable" ->
          Status.of(
              Health.BAD,
              imageMissing(container) ? "status.imageNotFound" : "status.imageNotPulled",
              shortImage(container.image()));
      case "InvalidImageName", "ImageInspectError" ->
          Status.of(Health.BAD, "status.imageInvalid", shortImage(container.image()));
      case "CreateContainerConfigError" -> Status.of(Health.BAD, "status.configMissing", missing(container.message()));
      case "CreateContainerError", "RunContainerError", "StartError", "PostStartHookError", "ContainerCannotRun" ->
          Status.of(Health.BAD, "status.cannotStart", container.reason());
      // An init container after the one that runs, or a main container before its turn: the running one has the words.
      case "PodInitializing", "" -> passing || row.number(PodKind.INITS) > 0 ? null : creating(row, now);
      default -> creating(row, now);
    };
  }

  private static Status creating(Row row, long now) {
    return slow(STARTING_NOW, "status.startingFor", now - row.created(), CREATING);
  }

  private static Status crashLoop(ContainerState container, boolean passing) {
    if (outOfMemory(container.lastReason())) {
      return Status.of(Health.BAD, "status.crashLoopMemory", container.restarts());
    }
    return Status.of(
        Health.BAD, passing ? "status.initCrashLoop" : "status.crashLoop", container.lastExitCode(), container.restarts());
  }

  private static @Nullable Status running(ContainerState container, long now) {
    boolean crashedLately = container.lastEnded() > 0 && now - container.lastEnded() < CRASH_MEMORY;
    boolean failedLately = crashedLately && (container.lastExitCode() != 0 || outOfMemory(container.lastReason()));
    if (failedLately && container.restarts() >= 3) {
      return container.ready() && now - container.since() > STARTING
          ? Status.of(Health.WARNING, "status.restarted", container.restarts(), Duration.ofSeconds(now - container.lastEnded()))
          : crashLoop(container, false);
    }
    if (container.ready()) {
      return null;
    }
    return slow(STARTING_NOW, "status.notReadyFor", now - container.since(), STARTING);
  }

  private static Status initialising(ContainerState container, long now) {
    return slow(
        Status.of(Health.PROGRESSING, "status.initialising", container.name()),
        "status.initialisingFor",
        now - container.since(),
        CREATING);
  }

  private static @Nullable Status terminated(ContainerState container, boolean passing) {
    if (container.exitCode() == 0 && !outOfMemory(container.reason())) {
      return passing ? null : Status.of(Health.PROGRESSING, "status.ended");
    }
    if (container.restarts() >= 2) {
      return outOfMemory(container.reason())
          ? Status.of(Health.BAD, "status.crashLoopMemory", container.restarts())
          : Status.of(
              Health.BAD, passing ? "status.initCrashLoop" : "status.crashLoop", container.exitCode(), container.restarts());
    }
    return outOfMemory(container.reason())
        ? Status.of(Health.BAD, "status.outOfMemory", container.restarts())
        : Status.of(Health.BAD, passing ? "status.initFailed" : "status.crashed", container.exitCode());
  }

  private static Status slow(Status quick, String key, long seconds, long patience) {
    return seconds <= patience ? quick : Status.of(Health.WARNING, key, Duration.ofSeconds(seconds));
  }

  private static boolean outOfMemory(String reason) {
    return reason.equals("OOMKilled");
  }

  /// Container runtimes word it in several ways; none of them has a code for it.
  private static boolean imageMissing(ContainerState container) {
    String words = container.message().toLowerCase(Locale.ROOT);
    return words.contains("not found") || words.contains("manifest unknown") || words.contains("does not exist");
  }

  /// `secret "db" not found` out of a longer sentence, or the sentence.
  private static String missing(String message) {
    return message.isEmpty() ? "?" : message;
  }

  /// The image without registry and folders: `search:3.2.1-rc`. A digest is cut to its first digits.
  public static String shortImage(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    int digest = name.indexOf("@sha256:");
    return digest < 0 ? name : name.substring(0, Math.min(name.length(), digest + 8 + 12));
  }

  /// Whether an init container is one that stays beside the main ones.
  public static boolean isSidecar(Row row, ContainerState container) {
    String sidecars = row.text(PodKind.SIDECARS);
    if (sidecars.isEmpty() || container.type() != ContainerState.Type.INIT) {
      return false;
    }
    for (String name : sidecars.split(",")) {
      if (name.equals(container.name())) {
        return true;
      }
    }
    return false;
  }

  /// How many containers are ready, those that stay beside the main ones included.
  public static long readyContainers(Row row) {
    long ready = 0;
    for (ContainerState container : PodKind.containers(row)) {
      boolean counts = container.type() == ContainerState.Type.MAIN || isSidecar(row, container);
      if (counts && container.ready() && container.state() == ContainerState.State.RUNNING) {
        ready++;
      }
    }
    return ready;
  }

  /// Restarts of the containers that stay; of the init containers while the pod is being initialised, as printPod counts.
  public static long restarts(Row row) {
    boolean initialised = row.flag(PodKind.INITIALIZED);
    long restarts = 0;
    for (ContainerState container : PodKind.containers(row)) {
      boolean stays = container.type() == ContainerState.Type.MAIN || isSidecar(row, container);
      if (container.type() != ContainerState.Type.EPHEMERAL && (stays || !initialised)) {
        restarts += container.restarts();
      }
    }
    return restarts;
  }

  /// The word that `kubectl get pods` prints, for people who search for it.
  static String kubectlWord(Row row) {
    if (row.deleted() > 0) {
      return row.text(PodKind.REASON).equals("NodeLost") ? "Unknown" : "Terminating";
    }
    String word = row.text(PodKind.REASON).isEmpty() ? row.text(PodKind.PHASE) : row.text(PodKind.REASON);
    if (row.text(PodKind.UNSCHEDULED).equals("SchedulingGated")) {
      word = "SchedulingGated";
    }
    int init = 0;
    for (ContainerState container : PodKind.containers(row)) {
      if (container.type() != ContainerState.Type.INIT) {
        continue;
      }
      boolean done = container.state() == ContainerState.State.TERMINATED && container.exitCode() == 0;
      if (done || (isSidecar(row, container) && container.started())) {
        init++;
        continue;
      }
      if (!row.flag(PodKind.INITIALIZED)) {
        boolean says = !container.reason().isEmpty() && !container.reason().equals("PodInitializing");
        return "Init:" + (says ? container.reason() : init + "/" + row.number(PodKind.INITS));
      }
    }
    return mainWord(row, word);
  }

  private static String mainWord(Row row, String phase) {
    String word = phase;
    boolean running = false;
    for (ContainerState container : PodKind.containers(row).reversed()) {
      if (container.type() != ContainerState.Type.MAIN) {
        continue;
      }
      if (container.state() == ContainerState.State.TERMINATED && container.reason().isEmpty()) {
        word = "ExitCode:" + container.exitCode();
      } else if (!container.reason().isEmpty()) {
        word = container.reason();
      } else if (container.ready()) {
        running = true;
      }
    }
    return word.equals("Completed") && running ? (row.flag(PodKind.READY_CONDITION) ? "Running" : "NotReady") : word;
  }
}
