// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.command.CordonNode;
import dev.pilothouse.core.command.Drain;
import dev.pilothouse.core.command.DrainRun;
import dev.pilothouse.core.drain.DrainOptions;
import dev.pilothouse.core.drain.DrainPod;
import dev.pilothouse.core.drain.DrainPreview;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.feature.drain.DrainState.Phase;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.UiServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node that is to be drained: reads its pods whole whenever one of them changes, judges them, and sends what was shown. Its
/// methods are for the FX thread; it reads and judges in the background. A drain goes on when the dialog is closed, and is found
/// again by the next one.
final class DrainViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(200);
  private final ClusterSession session;
  private final ResourceRef node;
  private final DrainSources sources;
  private final Recompute<DrainState> judge;
  private final Value<DrainState> state;
  private final Subscription.Bag bag = new Subscription.Bag();
  /// What was said of each pod when the drain began, by its uid, in the order that was shown; never changed.
  private volatile Map<String, DrainPod> told = Map.of();
  private volatile DrainOptions options = DrainOptions.CAREFUL;
  private volatile @Nullable DrainRun run;
  /// Only the judging thread looks at these.
  private @Nullable List<KubeObject> pods;
  private List<Row> readFor = List.of();

  DrainViewModel(UiServices services, ClusterSession session, ResourceRef node) {
    this.session = session;
    this.node = node;
    state =
        new Value<>(
            new DrainState(Phase.LOADING, List.of(), null, options, null, false, session.guard().get(), "", null, null));
    sources = new DrainSources(session, node.name(), this::due);
    judge = new Recompute<>(services.background(), services.fx(), REST, this::judge, state::set);
    bag.add(sources);
    bag.add(judge);
    bag.add(session.guard().subscribe(level -> judge.request()));
    DrainRun going = session.commands().draining(node);
    if (going != null) {
      watch(going);
    }
    judge.request();
  }

  private void due() {
    if (judge != null) {
      judge.request();
    }
  }

  /// The name of the context that the node is in.
  String context() {
    return session.context().name();
  }

  Observable<DrainState> state() {
    return state;
  }

  void options(DrainOptions wanted) {
    options = wanted;
    judge.request();
  }

  private void watch(DrainRun begun) {
    run = begun;
    bag.add(begun.state().subscribe(now -> judge.request()));
  }

  private DrainState judge() {
    DrainRun going = run;
    if (going != null) {
      return running(going);
    }
    if (sources.isLoading()) {
      return with(Phase.LOADING, null, null);
    }
    List<Row> rows = sources.pods();
    List<KubeObject> whole = pods;
    if (whole == null || !rows.equals(readFor)) {
      try {
        whole = session.gateway().pods(node.name(), Listing.Part.WHOLE);
      } catch (ClusterException e) {
        return with(Phase.UNREADABLE, null, e.failure());
      }
      pods = whole;
      readFor = rows;
    }
    return asking(whole);
  }

  private DrainState asking(List<KubeObject> whole) {
    DrainOptions chosen = options;
    DrainPreview preview = DrainPreview.of(node.name(), whole, sources.around(), chosen);
    boolean cordoned = sources.cordoned();
    Drain drain = new Drain(node, !cordoned, preview.evictions(node.name(), chosen));
    Drain ready = preview.blocked() || drain.isEmpty() ? null : drain;
    Decision decision = ready == null ? new Decision.Go() : session.commands().decide(ready.batch());
    String typed = decision instanceof Decision.Ask ask ? ask.typedName() : "";
    ClusterFailure trouble = decision instanceof Decision.Refused no ? no.failure() : null;
    List<DrainRow> rows = preview.worstFirst().stream().map(DrainWords::row).toList();
    return new DrainState(
        Phase.ASKING, rows, preview, chosen, ready, cordoned, session.guard().get(), typed, trouble, null);
  }

  private DrainState running(DrainRun going) {
    DrainRun.State now = going.state().get();
    Map<String, DrainPod> before = told;
    Map<String, Integer> order = new HashMap<>();
    before.keySet().forEach(uid -> order.put(uid, order.size()));
    List<DrainRow> rows = new ArrayList<>();
    now.lines().forEach(line -> rows.add(DrainWords.row(line, before.get(line.command().target().uid()))));
    rows.sort(Comparator.comparingInt(row -> order.getOrDefault(row.pod().uid(), -1)));
    Phase phase = now.phase() == DrainRun.Phase.ENDED ? Phase.ENDED : Phase.RUNNING;
    return new DrainState(
        phase, rows, null, options, null, sources.cordoned(), session.guard().get(), "", now.cordoning(), now);
  }

  private DrainState with(Phase phase, @Nullable DrainPreview preview, @Nullable ClusterFailure trouble) {
    return new DrainState(
        phase, List.of(), preview, options, null, sources.cordoned(), session.guard().get(), "", trouble, null);
  }

  /// Sends exactly what is shown. The dialog was the question that the guard wants.
  void send(String typed) {
    DrainState shown = state.get();
    Drain drain = shown.drain();
    DrainPreview preview = shown.preview();
    boolean held = !shown.typedName().isEmpty() && !shown.typedName().equals(typed);
    if (run != null || drain == null || preview == null || held) {
      return;
    }
    Decision decision = session.commands().decide(drain.batch());
    if (decision instanceof Decision.Refused) {
      judge.request();
      return;
    }
    Map<String, DrainPod> before = new LinkedHashMap<>();
    preview.worstFirst().forEach(pod -> before.put(pod.ref().uid(), pod));
    told = before;
    watch(session.commands().run(drain, decision instanceof Decision.Ask ask ? ask.confirmation() : null));
  }

  /// Evicts no further pods.
  void abort() {
    DrainRun going = run;
    if (going != null) {
      going.abort();
    }
  }

  /// Looks at the node anew, after a drain has ended.
  void again() {
    run = null;
    judge.request();
  }

  /// What lets new pods come to the node again.
  CordonNode uncordon() {
    return new CordonNode(node, false);
  }

  @Override
  public void close() {
    bag.close();
  }
}
