// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.nodemap.Colourist;
import dev.pilothouse.core.nodemap.Fleet;
import dev.pilothouse.core.nodemap.FleetKeeper;
import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.FleetUsage;
import dev.pilothouse.core.nodemap.LayoutPlanner;
import dev.pilothouse.core.nodemap.MapColours;
import dev.pilothouse.core.nodemap.MapLayout;
import dev.pilothouse.core.nodemap.MapLight;
import dev.pilothouse.core.nodemap.MapPicture;
import dev.pilothouse.core.nodemap.NodeVerdict;
import dev.pilothouse.core.nodemap.PlacingVerdicts;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.schedule.PodDemand;
import dev.pilothouse.core.schedule.SchedulerSnapshot;
import dev.pilothouse.core.schedule.WholeFit;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.MetricsHistory;
import dev.pilothouse.ui.fx.CancellableWork;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.UiServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the picture of the fleet in the background, whenever rows, readings or choices change. FX thread, but for the making.
final class MapViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(200);
  private static final int REST_SHARE = 3;
  private static final long ASK_AGAIN = 3;

  private final UiServices services;
  private final MapSources sources;
  private final FleetKeeper keeper = new FleetKeeper();
  private final Recompute<Shown> pictures;
  private final CancellableWork asking;
  private final Subscription.Bag bag = new Subscription.Bag();
  private volatile MapChoices choices;
  private volatile FleetUsage usage = FleetUsage.NONE;
  private volatile @Nullable Asked asked;
  private @Nullable Asked answered;
  private @Nullable WholeFit answer;
  private long answeredAt;
  private MapChoices laidOutFor = MapChoices.FIRST;
  private List<String> laidOut = List.of();
  private List<Row> laidOutRows = List.of();
  private MapLayout layout = MapLayout.EMPTY;

  /// @param nodes how fresh the nodes are
  /// @param pods how fresh the pods are
  /// @param seen of which namespaces there are pods
  /// @param whole the answer about the pod that was asked for; null while there is none
  /// @param asked the uid of that pod; empty when none was asked for
  /// @param scales the workload whose replicas make that pod; null for none
  record Shown(
      MapPicture picture, MapChoices choices, Freshness nodes, Freshness pods, FleetPods.Seen seen, boolean measured,
      @Nullable WholeFit whole, String asked, @Nullable ResourceRef scales) {
    /// The pods whose node is gone; none while it is not known which nodes there are.
    List<Row> stranded() {
      return nodes instanceof Freshness.Live ? picture.fleet().stranded() : List.of();
    }
  }

  /// A pod that looks for a place.
  private record Asked(String uid, PodDemand demand, @Nullable ResourceRef scales) {}

  /// @param first what was chosen before
  MapViewModel(UiServices services, ClusterSession session, MapChoices first, Consumer<Shown> show) {
    this.services = services;
    choices = first;
    sources = new MapSources(session, services.background());
    pictures = new Recompute<>(services.background(), services.fx(), REST, REST_SHARE, this::make, show);
    asking = new CancellableWork(services.background(), services.fx());
    bag.add(pictures);
    bag.add(asking);
    bag.add(sources);
    sources.begin(this::changed);
  }

  /// Something has changed. Any thread.
  void changed() {
    pictures.request();
  }

  void metrics(MetricsHistory history) {
    usage = new MapMetrics(history);
    changed();
  }

  MapChoices choices() {
    return choices;
  }

  void choose(UnaryOperator<MapChoices> change) {
    MapChoices next = change.apply(choices);
    if (!next.equals(choices)) {
      choices = next;
      changed();
    }
  }

  private Shown make() {
    MapChoices now = choices;
    long second = services.clock().instant().getEpochSecond();
    FleetUsage reading = usage;
    Fleet fleet = keeper.next(sources.nodes(), sources.pods().snapshot(), reading, second);
    MapLayout places = layout(fleet, now);
    MapColours colours = Colourist.colours(fleet, now.colour(), reading, second);
    BitSet hidden = new BitSet();
    now.hidden().forEach(hidden::set);
    MapLight light = MapLight.of(fleet, colours, now.search(), hidden, services.texts()::get, second);
    Asked pod = asked;
    WholeFit whole = whole(pod, second);
    Map<Integer, NodeVerdict> verdicts = whole == null ? Map.of() : PlacingVerdicts.of(fleet, whole);
    FleetPods.Seen seen = sources.pods().seen();
    MapPicture picture = MapPicture.of(fleet, places, colours, light, verdicts).whole(seen.all());
    boolean measured = fleet.nodes().stream().anyMatch(node -> node.usage().known());
    return new Shown(
        picture, now, sources.freshness(), sources.pods().freshness(), seen, measured, whole,
        pod == null ? "" : pod.uid(), pod == null ? null : pod.scales());
  }

  /// Every node is asked anew when another pod asks, and while one asks every few seconds.
  private @Nullable WholeFit whole(@Nullable Asked pod, long second) {
    if (pod == null) {
      answer = null;
    } else if (answer == null || !pod.equals(answered) || second - answeredAt >= ASK_AGAIN) {
      answer = WholeFit.of(pod.demand(), SchedulerSnapshot.of(sources.scheduler()));
      answeredAt = second;
    }
    answered = pod;
    return answer;
  }

  /// Asks every node whether it takes a pod; the whole pod is read first.
  ///
  /// @param pod null for none
  void ask(@Nullable Row pod, ClusterSession session) {
    asking.cancel();
    if (pod == null) {
      asked = null;
      changed();
      return;
    }
    sources.watchPlacing();
    ResourceRef ref = new ResourceRef(PodKind.KIND, pod.namespace(), pod.name(), pod.uid());
    asking.run(
        cancelled -> {
          try {
            PodDemand demand = PodDemand.ofPod(session.gateway().get(ref));
            Asked next = new Asked(pod.uid(), demand, ScaledOwner.of(pod, session.gateway()));
            return () -> {
              asked = next;
              changed();
            };
          } catch (ClusterException e) {
            return () -> services.refuse(e.failure());
          }
        },
        Runnable::run);
  }

  /// Nodes stay where they are until one comes, goes or changes its group: an order by use does not shuffle under the eye.
  private MapLayout layout(Fleet fleet, MapChoices now) {
    List<Row> rows = fleet.nodes().stream().map(FleetNode::row).toList();
    boolean same = now.standsAs(laidOutFor);
    if (same && rows.equals(laidOutRows)) {
      return layout;
    }
    List<String> places = new ArrayList<>(rows.size());
    for (FleetNode node : fleet.nodes()) {
      String group = now.grouping().group(node.row()) + "\n" + now.grouping().part(node.row());
      places.add(node.slot() + " " + node.name() + "\n" + group);
    }
    if (!same || !places.equals(laidOut)) {
      layout = LayoutPlanner.plan(fleet, now.grouping(), now.order(), now.width(), now.height());
      laidOut = places;
      laidOutFor = now;
    }
    laidOutRows = rows;
    return layout;
  }

  @Override
  public void close() {
    bag.close();
  }
}
