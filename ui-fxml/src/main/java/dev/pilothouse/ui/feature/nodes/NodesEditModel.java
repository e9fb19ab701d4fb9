// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Batch;
import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.kind.NaturalOrder;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.nodemap.NodesEdit;
import dev.pilothouse.core.nodemap.NodesEdit.Planned;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.ui.feature.nodes.NodesEditState.Line;
import dev.pilothouse.ui.feature.nodes.NodesEditState.Phase;
import dev.pilothouse.ui.feature.nodes.NodesEditState.Step;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.UiServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Several nodes that are changed together: says of each what becomes of it, from the rows of now, and sends all in one batch that
/// goes on when one of them fails. Its methods are for the FX thread; it plans in the background.
final class NodesEditModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(80);
  private static final Message NOTHING = NodesEditState.NOTHING;

  private final UiServices services;
  private final ClusterSession session;
  private final Set<String> uids;
  private final LiveRows nodes;
  private final Recompute<NodesEditState> plan;
  private final Value<NodesEditState> state;
  private final Subscription.Bag bag = new Subscription.Bag();
  /// How far each node is since it was sent, by its path; of none before.
  private final Map<String, BatchRun.Line> sent = new ConcurrentHashMap<>();
  /// What was said of each node when it was sent, by the same.
  private final Map<String, Message> said = new ConcurrentHashMap<>();
  private volatile @Nullable NodesEdit edit;
  private volatile @Nullable FleetPods pods;
  private volatile Phase phase = Phase.ASKING;
  private volatile @Nullable BatchRun run;
  private volatile boolean closed;

  /// @param uids of the nodes
  NodesEditModel(UiServices services, ClusterSession session, Set<String> uids) {
    this.services = services;
    this.session = session;
    this.uids = Set.copyOf(uids);
    nodes = session.show(NodeKind.KIND);
    state = new Value<>(
        new NodesEditState(Phase.ASKING, List.of(), NOTHING, NOTHING, List.of(), session.guard().get(), "", null, 0));
    plan = new Recompute<>(services.background(), services.fx(), REST, this::plan, state::set);
    bag.add(nodes);
    bag.add(plan);
    bag.add(nodes.store().subscribe(batch -> plan.request()));
    bag.add(session.guard().subscribe(level -> plan.request()));
    plan.request();
  }

  Observable<NodesEditState> state() {
    return state;
  }

  /// The nodes by their names.
  List<Row> rows() {
    List<Row> found = new ArrayList<>();
    for (Row node : nodes.store().snapshot()) {
      if (uids.contains(node.uid())) {
        found.add(node);
      }
    }
    found.sort(Comparator.comparing(Row::name, NaturalOrder::compare));
    return found;
  }

  /// @param next null while what is written is no change yet
  void edit(@Nullable NodesEdit next) {
    if (phase == Phase.RUNNING) {
      return;
    }
    edit = next;
    phase = Phase.ASKING;
    run = null;
    sent.clear();
    if (next instanceof NodesEdit.PutTaint put && put.taint().effect().equals("NoExecute")) {
      watchPods();
    }
    plan.request();
  }

  /// Whom it evicts is asked of the pods of all namespaces.
  private void watchPods() {
    if (pods == null) {
      FleetPods all = new FleetPods(session, services.background(), plan::request);
      pods = all;
      bag.add(all);
      all.look(session.namespace().get());
    }
  }

  private NodesEditState plan() {
    Phase now = phase;
    NodesEdit asked = edit;
    List<Line> lines = rows().stream().map(node -> line(node, asked)).toList();
    int undoable = back().map(batch -> batch.commands().size()).orElse(0);
    Message effect = asked == null ? NOTHING : asked.consequence();
    List<Command> commands = lines.stream().map(Line::command).filter(one -> one != null).toList();
    List<String> kubectl =
        asked == null || commands.isEmpty() ? List.of() : asked.kubectl(session.context().name(), commands);
    Message evicts = asked == null || commands.isEmpty() || now != Phase.ASKING ? NOTHING : evicts(asked, commands);
    String typed = "";
    ClusterFailure trouble = null;
    if (!commands.isEmpty() && now != Phase.RUNNING) {
      switch (session.commands().decide(new Batch(commands, Batch.OnTrouble.GO_ON))) {
        case Decision.Go _ -> {}
        case Decision.Ask ask -> typed = ask.typedName();
        case Decision.Refused refused -> trouble = refused.failure();
      }
    }
    return new NodesEditState(now, lines, effect, evicts, kubectl, session.guard().get(), typed, trouble, undoable);
  }

  private Line line(Row node, @Nullable NodesEdit asked) {
    if (asked == null) {
      return new Line(node, null, NOTHING, Step.SAME, NOTHING);
    }
    Planned planned = asked.on(node);
    BatchRun.Line last = sent.get(path(node));
    if (last == null) {
      return new Line(node, planned.command(), planned.words(), planned.command() == null ? Step.SAME : Step.READY, NOTHING);
    }
    Step step = step(last);
    Message words = step == Step.DONE ? said.getOrDefault(last.command().target().path(), planned.words()) : planned.words();
    Command again = phase == Phase.ENDED && step != Step.DONE ? planned.command() : null;
    return new Line(node, again, words, step, told(last));
  }

  private static String path(Row node) {
    return NodeKind.KIND.path("") + "/" + node.name();
  }

  private static Step step(BatchRun.Line line) {
    return switch (line.state()) {
      case WAITING -> Step.WAITING;
      case RUNNING -> Step.RUNNING;
      case NOT_SENT -> Step.NOT_SENT;
      case ENDED -> line.isDone() ? Step.DONE : Step.FAILED;
    };
  }

  private static Message told(BatchRun.Line line) {
    Message problem = line.problem();
    Message reason = line.reason();
    return problem == null || reason == null ? NOTHING : Message.of("nodesEdit.told", problem, reason);
  }

  private Message evicts(NodesEdit asked, List<Command> commands) {
    FleetPods rows = pods;
    if (!(asked instanceof NodesEdit.PutTaint put) || !put.taint().effect().equals("NoExecute") || rows == null) {
      return NOTHING;
    }
    if (!rows.seen().all() || !(rows.freshness() instanceof Freshness.Live)) {
      boolean loading = rows.freshness() instanceof Freshness.Loading;
      return Message.of(loading ? "nodesEdit.evicts.loading" : "nodesEdit.evicts.unknown");
    }
    Set<String> names = commands.stream().map(command -> command.target().name()).collect(Collectors.toSet());
    Map<String, Integer> counts = put.evicted(rows.snapshot(), names);
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? Message.of("nodesEdit.evicts.none") : Message.of("nodesEdit.evicts", all, counts.size());
  }

  /// Sends everything that is ready. The dialog was the question that the guard wants.
  void send(String typed) {
    NodesEditState shown = state.get();
    boolean held = !shown.typedName().isEmpty() && !shown.typedName().equals(typed);
    if (phase != Phase.RUNNING && !shown.commands().isEmpty() && !held) {
      shown.lines().stream()
          .filter(line -> line.command() != null)
          .forEach(line -> said.put(path(line.node()), line.words()));
      begin(new Batch(shown.commands(), Batch.OnTrouble.GO_ON));
    }
  }

  /// What takes back what was done last; empty where the guard wants more than a click for it.
  private Optional<Batch> back() {
    BatchRun last = run;
    Optional<Batch> back = last == null || phase != Phase.ENDED ? Optional.empty() : last.undo();
    return back.filter(
        batch ->
            switch (session.commands().decide(batch)) {
              case Decision.Go _ -> true;
              case Decision.Ask ask -> ask.typedName().isEmpty();
              case Decision.Refused _ -> false;
            });
  }

  void undo() {
    said.clear();
    back().ifPresent(this::begin);
  }

  private void begin(Batch batch) {
    Decision decision = session.commands().decide(batch);
    if (decision instanceof Decision.Refused) {
      plan.request();
      return;
    }
    phase = Phase.RUNNING;
    BatchRun begun = session.commands().run(batch, decision instanceof Decision.Ask ask ? ask.confirmation() : null);
    run = begun;
    bag.add(begun.lines().subscribe(this::lines));
    var _ = begun.ended().thenAccept(lines -> services.fx().execute(() -> ended(lines)));
  }

  private void lines(List<BatchRun.Line> lines) {
    lines.forEach(line -> sent.put(line.command().target().path(), line));
    plan.request();
  }

  private void ended(List<BatchRun.Line> lines) {
    phase = Phase.ENDED;
    lines(lines);
    if (closed) {
      long done = lines.stream().filter(line -> step(line) == Step.DONE).count();
      services.navigator().tell(services.texts().get("nodesEdit.ended", done, lines.size()));
    }
  }

  /// Sends no more of them.
  void stop() {
    BatchRun now = run;
    if (now != null) {
      now.stop();
    }
  }

  @Override
  public void close() {
    closed = true;
    bag.close();
  }
}
