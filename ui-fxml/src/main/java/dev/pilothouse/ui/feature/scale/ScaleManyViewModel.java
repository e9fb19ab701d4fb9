// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Batch;
import dev.pilothouse.core.command.BatchRun;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CommandBus.Decision;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.feature.scale.ManyRooms.Left;
import dev.pilothouse.ui.feature.scale.ScaleManyState.Phase;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.ScaleManyRoute;
import dev.pilothouse.ui.nav.UiServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several objects that are scaled together: reads each, judges each number that is wanted, and sends all in one batch that goes
/// on when one of them fails. Its methods are for the FX thread; it reads and judges in the background.
final class ScaleManyViewModel implements Subscription {
  private static final Duration REST = Duration.ofMillis(80);
  private final ClusterSession session;
  private final UiServices services;
  private final List<ManyScaled> all = new ArrayList<>();
  private final ScaleSources sources;
  private final ManyRooms rooms;
  private final Recompute<ScaleManyState> judge;
  private final Value<ScaleManyState> state;
  private final Subscription.Bag bag = new Subscription.Bag();
  private volatile Phase phase = Phase.ASKING;
  private volatile boolean closed;
  private @Nullable BatchRun run;
  /// To each; only the judging thread looks at it.
  private List<Left> left = List.of();

  ScaleManyViewModel(UiServices services, ScaleManyRoute asked) {
    this.services = services;
    session = asked.session();
    sources = new ScaleSources(session, asked.all().getFirst().target().kind(), this::due);
    RoomCheck room = new RoomCheck(sources);
    rooms = new ManyRooms(sources, room);
    asked.all().forEach(one -> all.add(new ManyScaled(session, one.target(), one.now(), sources, room)));
    List<ManyRow> unread = all.stream().map(one -> one.row(Left.UNKNOWN)).toList();
    state = new Value<>(new ScaleManyState(Phase.ASKING, unread, session.guard().get(), "", null));
    judge = new Recompute<>(services.background(), services.fx(), REST, this::judge, state::set);
    bag.add(sources);
    bag.add(judge);
    bag.add(session.guard().subscribe(level -> due()));
    read();
  }

  Observable<ScaleManyState> state() {
    return state;
  }

  /// The same number for all of them.
  void all(int replicas) {
    all.forEach(one -> one.wanted(replicas));
    changed();
  }

  void one(int index, int replicas) {
    all.get(index).wanted(replicas);
    changed();
  }

  private void changed() {
    phase = phase == Phase.ENDED ? Phase.ASKING : phase;
    judge.request();
  }

  private void due() {
    if (judge != null) {
      judge.request();
    }
  }

  private void read() {
    services.background().execute(
        () -> {
          for (ManyScaled one : all) {
            if (!closed) {
              one.read();
              judge.request();
            }
          }
        });
  }

  /// While it runs, what was left before it began goes on standing: pods that were asked for are on no node yet.
  private List<ManyRow> rows(Phase now) {
    if (now != Phase.RUNNING || left.isEmpty()) {
      left = rooms.of(all.stream().map(ManyScaled::turn).toList());
    }
    List<ManyRow> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      rows.add(all.get(i).row(left.get(i)));
    }
    return rows;
  }

  private ScaleManyState judge() {
    Phase now = phase;
    List<ManyRow> rows = rows(now);
    ScaleManyState next = new ScaleManyState(now, rows, session.guard().get(), "", null);
    List<Command> commands = next.commands();
    if (commands.isEmpty() || now == Phase.RUNNING) {
      return next;
    }
    return switch (session.commands().decide(new Batch(commands, Batch.OnTrouble.GO_ON))) {
      case Decision.Go _ -> next;
      case Decision.Ask ask -> new ScaleManyState(now, rows, next.guard(), ask.typedName(), null);
      case Decision.Refused refused -> new ScaleManyState(now, rows, next.guard(), "", refused.failure());
    };
  }

  /// Sends everything that is ready. The dialog was the question that the guard wants.
  void send(String typed) {
    ScaleManyState shown = state.get();
    List<Command> commands = shown.commands();
    boolean held = !shown.typedName().isEmpty() && !shown.typedName().equals(typed);
    if (phase == Phase.RUNNING || commands.isEmpty() || held) {
      return;
    }
    Batch batch = new Batch(commands, Batch.OnTrouble.GO_ON);
    Decision decision = session.commands().decide(batch);
    if (decision instanceof Decision.Refused) {
      judge.request();
      return;
    }
    Map<String, ManyScaled> byCommand = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Command command = shown.rows().get(i).command();
      if (command != null) {
        byCommand.put(command.target().path(), all.get(i));
      }
    }
    phase = Phase.RUNNING;
    BatchRun begun = session.commands().run(batch, decision instanceof Decision.Ask ask ? ask.confirmation() : null);
    run = begun;
    bag.add(begun.lines().subscribe(lines -> lines(lines, byCommand)));
    var _ = begun.ended().thenAccept(lines -> services.fx().execute(() -> ended(lines, byCommand)));
  }

  private void lines(List<BatchRun.Line> lines, Map<String, ManyScaled> byCommand) {
    for (BatchRun.Line line : lines) {
      ManyScaled one = byCommand.get(line.command().target().path());
      if (one != null) {
        one.line(line);
      }
    }
    judge.request();
  }

  private void ended(List<BatchRun.Line> lines, Map<String, ManyScaled> byCommand) {
    run = null;
    phase = Phase.ENDED;
    lines(lines, byCommand);
    // What failed is tried again with what is true then.
    read();
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
