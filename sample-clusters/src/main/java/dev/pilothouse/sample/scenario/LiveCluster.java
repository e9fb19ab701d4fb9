// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.ClusterLife;
import dev.pilothouse.sample.api.LogFeed;
import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.controller.ClusterState;
import dev.pilothouse.sample.controller.Controllers;
import dev.pilothouse.sample.controller.SimulatedClock;
import dev.pilothouse.sample.controller.TaskLoop;
import dev.pilothouse.sample.kubelet.Behaviours;
import dev.pilothouse.sample.kubelet.Kubelets;
import dev.pilothouse.sample.scenario.Scenario.Manifest;
import dev.pilothouse.sample.scenario.Scenario.Step;
import dev.pilothouse.sample.scheduler.Scheduler;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.ResourceType;
import dev.pilothouse.sample.store.StoreException;
import dev.pilothouse.sample.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/// A scenario that lives: its store, controllers, scheduler and kubelets.
///
/// The past of its objects is really played, only fast: the clock is set back to when the oldest was made and jumps
/// from one happening to
/// the next until it shows the start. So ages, restarts, events and logs are those of a cluster that has run for weeks.
public final class LiveCluster implements ClusterLife {

  private static final Duration EVENTS_KEPT = Duration.ofHours(1);

  /// Autoscalers need a while to find their size; before that only changes count.
  private static final Duration WARM_UP = Duration.ofMinutes(4);

  private record Happening(Instant at, Runnable what) {}

  private final Scenario scenario;
  private final SimulatedClock clock;
  private final TaskLoop loop;
  private final Delivery delivery = new Delivery();
  private final ObjectStore store;
  private final ClusterState cluster;
  private final Controllers controllers;
  private final Kubelets kubelets;
  private final LogFeed logs;
  private final UsageSource usage;

  /// How long a cluster whose past is told leaves its controllers alone: whoever starts it wants to see it first.
  private static final Duration ASLEEP = Duration.ofSeconds(3);

  private LiveCluster(Scenario scenario, long seed, Instant begin) {
    this(scenario, seed, begin, ObjectStore.HISTORY, (kubelets, store) -> kubelets.usage());
  }

  /// @param history how many changes of each type are kept for watches that resume
  private LiveCluster(
      Scenario scenario, long seed, Instant begin, int history, BiFunction<Kubelets, ObjectStore, UsageSource> measuring) {
    this.scenario = scenario;
    this.clock = SimulatedClock.at(begin);
    this.loop = new TaskLoop(clock);
    this.store = ObjectStore.open(clock, delivery, history);
    this.cluster = new ClusterState(store, loop, new SplittableRandom(seed));
    this.kubelets = new Kubelets(cluster, Behaviours.of(scenario.images()));
    this.logs = kubelets.logs();
    this.usage = measuring.apply(kubelets, store);
    this.controllers = new Controllers(cluster, usage, Scheduler::suitsDaemon);
    new Scheduler(cluster);
  }

  /// Plays a scenario's past up to an instant and leaves the clock there: time goes on only by [#loop()] or [#run].
  public static LiveCluster upTo(Scenario scenario, Instant now) {
    Duration oldest = scenario.manifests().stream().map(Manifest::age).max(Duration::compareTo).orElse(scenario.age());
    Duration before = oldest.compareTo(scenario.age()) > 0 ? oldest : scenario.age();
    LiveCluster live = new LiveCluster(scenario, scenario.seed(), now.minus(before).minusSeconds(60));
    live.store.noteUpdates(false);
    live.play(now);
    live.store.noteUpdates(true);
    return live;
  }

  /// A scenario that comes with the program, up to an instant, with the past that the build has played for it.
  public static LiveCluster bundled(String name, Instant now) {
    Scenario scenario = Scenario.load(name);
    return PlayedPast.bundled(name).map(past -> after(past, scenario, now)).orElseGet(() -> upTo(scenario, now));
  }

  /// Goes on with a past that was played already. Kubelets take over what runs at once and write nothing; the controllers look
  /// through the cluster a little later, as after a restart of their own.
  static LiveCluster after(PlayedPast past, Scenario scenario, Instant now) {
    LiveCluster live = new LiveCluster(scenario, scenario.seed() + 1, now);
    past.tell(live.store, now);
    live.kubelets.resume();
    live.stepsToCome();
    live.loop.after(ASLEEP, () -> {
      live.kubelets.startHeartbeats();
      live.cluster.tellAll(Duration.ofMillis(100));
      live.controllers.start();
    });
    return live;
  }

  /// A large cluster that was not played but made as it would be at an instant. Its controllers react to what a person does; see
  /// [Fleet] for what is not simulated.
  public static LiveCluster fleet(FleetSize size, Instant now) {
    Scenario scenario = Scenario.ofImages(size.cluster(), Json.parse(Fleet.IMAGES));
    LiveCluster live = new LiveCluster(scenario, scenario.seed(), now, size.history(), (kubelets, store) -> new FleetUsage(store));
    Fleet fleet = new Fleet(size, scenario.seed(), now);
    live.store.fill(fleet.objects(), fleet.version());
    live.loop.after(ASLEEP, () -> {
      live.controllers.start();
      new FleetChurn(live.cluster, size.changes()).start();
    });
    return live;
  }

  private void play(Instant now) {
    cluster.events().quietUntil(now.minus(EVENTS_KEPT));
    loop.unseenUntil(now.minus(EVENTS_KEPT));
    controllers.skipCronRunsBefore(now);
    List<Happening> happenings = new ArrayList<>();
    Instant begin = clock.instant();
    happenings.add(new Happening(begin, this::systemNamespaces));
    for (int i = 0; i < scenario.nodes().size(); i++) {
      JsonNode node = scenario.nodes().get(i);
      int number = i + 1;
      happenings.add(new Happening(
          begin.plusSeconds(1 + i), () -> create(BuiltInTypes.NODES, NodeManifest.of(node, number, clock.instant()))));
    }
    for (Manifest manifest : scenario.manifests()) {
      happenings.add(new Happening(now.minus(manifest.age()), () -> create(manifest.object())));
    }
    for (Step step : scenario.steps()) {
      if (!step.before().isNegative()) {
        happenings.add(new Happening(now.minus(step.before()), () -> change(step, 0)));
      }
    }
    Instant warmUp = now.minus(WARM_UP);
    happenings.add(new Happening(warmUp.isAfter(begin) ? warmUp : begin.plusSeconds(1), controllers::start));
    happenings.sort(Comparator.comparing(Happening::at));
    for (Happening happening : happenings) {
      loop.runUntil(happening.at());
      happening.what().run();
    }
    loop.runUntil(now);
    kubelets.startHeartbeats();
    stepsToCome();
    loop.runUntil(now);
  }

  private void stepsToCome() {
    for (Step step : scenario.steps()) {
      if (step.before().isNegative()) {
        loop.after(step.before().negated(), () -> change(step, 0));
      }
    }
  }

  private void systemNamespaces() {
    for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
      ObjectNode namespace = Json.object();
      Json.metadata(namespace).put("name", name);
      create(BuiltInTypes.NAMESPACES, namespace);
    }
  }

  private void create(ObjectNode object) {
    ResourceType type = store.types().ofKind(Json.text(object, "apiVersion"), Json.text(object, "kind"))
        .orElseThrow(() -> new IllegalStateException(
            "scenario %s: no kind %s of %s"
                .formatted(scenario.name(), Json.text(object, "kind"), Json.text(object, "apiVersion"))));
    create(type, object);
    if (type.equals(BuiltInTypes.CUSTOM_RESOURCE_DEFINITIONS)) {
      CustomKinds.serve(store, object);
    }
  }

  private void create(ResourceType type, ObjectNode object) {
    try {
      store.create(type, object, Write.by("kubectl-client-side-apply"));
    } catch (StoreException e) {
      throw new IllegalStateException(
          "scenario %s: %s %s: %s".formatted(scenario.name(), type.kind(), Json.name(object), e.getMessage()), e);
    }
  }

  /// Does a step, and again if it comes back.
  private void change(Step step, int turn) {
    store.types().all().stream().filter(type -> type.kind().equals(step.kind())).findFirst().ifPresent(type ->
        cluster.change(type, new ObjectKey(step.namespace(), step.object()), "kubectl", object -> {
          for (var each : step.set().properties()) {
            JsonNode value = each.getValue();
            set(object, each.getKey(), value instanceof ArrayNode turns ? turns.get(turn % turns.size()) : value);
          }
        }));
    if (!step.every().isZero()) {
      loop.after(step.every(), () -> change(step, turn + 1));
    }
  }

  private static void set(ObjectNode object, String pointer, JsonNode value) {
    JsonPointer path = JsonPointer.compile(pointer);
    JsonNode parent = object.at(path.head());
    String last = path.last().getMatchingProperty();
    if (parent instanceof ObjectNode fields) {
      fields.set(last, value.deepCopy());
    } else if (parent instanceof ArrayNode list) {
      list.set(path.last().getMatchingIndex(), value.deepCopy());
    }
  }

  /// Lets time go on by itself.
  ///
  /// @param speed simulated seconds in a real second
  public void run(double speed) {
    delivery.live();
    loop.start(speed);
  }

  /// All objects of this moment as JSON: what [#bundled] goes on from.
  public String past() {
    return PlayedPast.of(this).json().toString();
  }

  /// What the scenario is called.
  public String name() {
    return scenario.name();
  }

  public ObjectStore store() {
    return store;
  }

  public SimulatedClock clock() {
    return clock;
  }

  /// The loop on which everything happens; to be driven by hand until [#run].
  public TaskLoop loop() {
    return loop;
  }

  @Override
  public LogFeed logs() {
    return logs;
  }

  @Override
  public UsageSource usage() {
    return usage;
  }

  @Override
  public void close() {
    loop.close();
    cluster.close();
  }
}
