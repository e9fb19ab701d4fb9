// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.SessionSchemas;
import dev.pilothouse.core.session.SessionSurroundings;
import dev.pilothouse.core.settings.Draft;
import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.schema.BundledSchemas;
import dev.pilothouse.ui.feature.editor.Checked.Step;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.UiServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A text that is edited: where it comes from, what is known of it, and what happened to its object meanwhile. What is typed comes
/// by the FX thread and is kept as a draft until it is applied or given up; everything else is computed in the background.
final class EditorViewModel implements Subscription {
  private static final Duration CHECK_REST = Duration.ofMillis(40);
  private static final Duration AROUND_REST = Duration.ofMillis(500);
  private static final Duration KEEP_REST = Duration.ofMillis(800);

  private final UiServices services;
  private final ClusterSession session;
  private final DraftKeeper drafts;
  private final Origin origin;
  private final Planner planner;
  private final TextChecker checker;
  private final EditorHelp help;
  private final LiveObject live;
  private final @Nullable TextFile file;
  private final @Nullable FileWatch files;
  private final Value<Opening> opening = new Value<>(new Opening.Loading());
  private final Value<Checked> checked = new Value<>(Checked.NOTHING);
  private final Value<Notice> notice = new Value<>(new Notice.None());
  private final Value<String> serverFields = new Value<>("");
  private final Subscription.Bag bag = new Subscription.Bag();
  private final Recompute<Checked> check;
  private final Recompute<TextChecker.Known> around;
  private final Recompute<Boolean> keep;
  private Said said = new Said("\0", List.of(), Step.notYet());
  private volatile String typed = "";
  private volatile String opened = "";
  private volatile @Nullable JsonNode base;
  private volatile TextChecker.Known read = TextChecker.Known.NOT_YET;
  private volatile boolean closed;

  /// How far the text is there.
  sealed interface Opening {
    record Loading() implements Opening {}

    record Failed(ClusterFailure failure) implements Opening {}

    /// @param text what the editor begins with
    record Ready(String text) implements Opening {}
  }

  EditorViewModel(UiServices services, Drafts drafts, ClusterSession session, Origin origin) {
    this.services = services;
    this.session = session;
    this.drafts = new DraftKeeper(drafts, session.context().id(), origin, services.clock());
    this.origin = origin;
    SessionSchemas schemas = new SessionSchemas(session, BundledSchemas::read);
    planner = new Planner(session, schemas);
    SessionSurroundings known = SessionSurroundings.of(session, services.clock(), services.background());
    checker = new TextChecker(schemas, known, services.texts());
    LiveRows pods = session.show(PodKind.KIND);
    bag.add(pods);
    help = new EditorHelp(session, schemas, known, services.texts(), pods);
    check = new Recompute<>(services.background(), services.fx(), CHECK_REST, this::look, this::looked);
    around = new Recompute<>(services.background(), services.fx(), AROUND_REST, () -> checker.prepare(typed), this::aroundRead);
    keep = new Recompute<>(services.background(), services.fx(), KEEP_REST, this::keepDraft, done -> {});
    file = origin instanceof Origin.File at ? new TextFile(at.path()) : null;
    files = file == null ? null : new FileWatch(file.path(), services.background(), this::fileChanged);
    live = new LiveObject(services, session, origin, this::liveChanged);
    bag.add(check);
    bag.add(around);
    bag.add(keep);
    bag.add(live);
    if (files != null) {
      bag.add(files);
    }
    bag.add(session.state().subscribe(state -> check.request()));
    open();
  }

  Observable<Opening> opening() {
    return opening;
  }

  Observable<Checked> checked() {
    return checked;
  }

  Observable<Notice> notice() {
    return notice;
  }

  /// What only the server writes into the object, as YAML; empty for a text that is of none.
  Observable<String> serverFields() {
    return serverFields;
  }

  ClusterSession session() {
    return session;
  }

  Origin origin() {
    return origin;
  }

  Planner planner() {
    return planner;
  }

  EditorHelp help() {
    return help;
  }

  String typed() {
    return typed;
  }

  /// The text as it is written to a file: its lines end as those of the file it came from.
  String saved() {
    return file == null ? typed : file.written(typed);
  }

  /// The object that was opened; null for a text that is none of an object.
  @Nullable JsonNode base() {
    return base;
  }

  /// Whether the text is another than it was opened with.
  boolean edited() {
    return !typed.equals(opened);
  }

  void open() {
    opening.set(new Opening.Loading());
    services.background().execute(this::load);
  }

  private void load() {
    Opening next;
    try {
      next = new Opening.Ready(first());
    } catch (ClusterException e) {
      next = new Opening.Failed(e.failure());
    }
    Opening found = next;
    services.fx().execute(() -> {
      if (!closed) {
        opening.set(found);
        check.request();
        around.request();
      }
    });
  }

  private String first() throws ClusterException {
    Optional<Draft> draft = drafts.find();
    JsonNode object = null;
    String text = "";
    switch (origin) {
      case Origin.Live at -> {
        object = session.gateway().get(at.ref()).root();
        text = EditorText.of(object);
        serverFields.set(ServerFields.of(object));
      }
      case Origin.File _ -> text = file == null ? "" : file.read();
      case Origin.Fresh _ -> {}
    }
    base = object;
    opened = text;
    typed = text;
    if (draft.isPresent() && !draft.get().text().equals(text)) {
      typed = draft.get().text();
      Bases.of(draft.get()).ifPresent(kept -> base = kept);
      opened = base == null ? text : EditorText.of(base);
      notice.set(new Notice.Restored(draft.get().at()));
    } else if (file != null && file.old()) {
      notice.set(new Notice.LineEnds());
    }
    live.request();
    return typed;
  }

  /// FX thread.
  void edited(String text) {
    typed = text;
    check.request();
    around.request();
    keep.request();
  }

  private Checked look() {
    if (typed.isBlank() || !(opening.get() instanceof Opening.Ready)) {
      return Checked.NOTHING;
    }
    return checker.check(typed, base, opened, read);
  }

  private void aroundRead(TextChecker.Known now) {
    read = now;
    check.request();
  }

  private void looked(Checked next) {
    checked.set(said.text().equals(next.text().text()) ? next.with(said.problems(), said.step()) : next);
  }

  /// What the server said, of the text that it saw.
  private record Said(String text, List<Problem> problems, Step step) {}

  /// Asks the server what it would say, and shows it beside the rest. FX thread.
  void checkOnServer() {
    String asked = typed;
    JsonNode object = base;
    said(new Said(asked, List.of(), Step.running()));
    services.background().execute(() -> {
      ServerCheck.Said answer = new ServerCheck(session, planner).ask(YamlText.read(asked), origin, object);
      services.fx().execute(() -> {
        if (!closed && said.text().equals(asked)) {
          said(new Said(asked, answer.problems(), answer.step(services.texts())));
        }
      });
    });
  }

  private void said(Said now) {
    said = now;
    Checked known = checked.get();
    if (known.text().text().equals(now.text())) {
      checked.set(known.with(now.problems(), now.step()));
    }
  }

  private boolean keepDraft() {
    return drafts.keep(typed, opened, base);
  }

  private void liveChanged(LiveObject.State state) {
    if (state instanceof LiveObject.There there) {
      serverFields.set(there.server());
    }
    JsonNode before = base;
    if (before == null) {
      return;
    }
    Notice next =
        switch (state) {
          case LiveObject.Gone _ -> new Notice.Gone();
          case LiveObject.There there -> Bases.compare(before, there.object().root(), edited());
        };
    if (next instanceof Notice.Changed changed && !edited()) {
      follow(changed.live());
    } else if (!(next instanceof Notice.None) || !(notice.get() instanceof Notice.Restored)) {
      notice.set(next);
    }
  }

  /// The object as it is now becomes what the text began with; the text too, which nobody has touched.
  private void follow(JsonNode now) {
    base = now;
    opened = EditorText.of(now);
    notice.set(new Notice.None());
    opening.set(new Opening.Ready(opened));
    check.request();
  }

  /// Takes over what was changed in the cluster, wherever it does not touch what was typed. FX thread.
  void rebase() {
    JsonNode before = base;
    if (before != null && notice.get() instanceof Notice.Changed changed) {
      Checked now = checked.get();
      services.background().execute(() -> {
        Bases.Rebased rebased = Bases.rebased(now.text(), before, changed.live(), planner.keys(before));
        services.fx().execute(() -> {
          base = rebased.base();
          opened = EditorText.of(rebased.base());
          typed = rebased.text();
          notice.set(new Notice.None());
          opening.set(new Opening.Ready(rebased.text()));
          check.request();
          keep.request();
        });
      });
    }
  }

  /// The text was applied: it is no draft any more. FX thread.
  ///
  /// @param after the object that was opened, as it is now; null for other objects
  void applied(@Nullable KubeObject after) {
    notice.set(new Notice.None());
    checker.forget();
    around.request();
    String before = typed;
    if (after == null || base == null) {
      opened = before;
      keep.request();
      check.request();
      return;
    }
    services.background().execute(() -> {
      String text = Bases.following(YamlText.read(before), after.root());
      services.fx().execute(() -> {
        base = after.root();
        if (typed.equals(before)) {
          typed = text;
        }
        opened = text;
        opening.set(new Opening.Ready(typed));
        check.request();
        keep.request();
      });
    });
  }

  private void fileChanged() {
    services.fx().execute(() -> {
      if (edited()) {
        notice.set(new Notice.FileChanged());
      } else {
        open();
      }
    });
  }

  /// The text was written to a file. FX thread.
  void saved(Path where) {
    if (files != null && origin instanceof Origin.File at && at.path().equals(where.toAbsolutePath())) {
      files.own();
      opened = typed;
      notice.set(new Notice.None());
      keep.request();
      check.request();
    }
  }

  /// Gives up what was typed. FX thread.
  void revert() {
    services.background().execute(drafts::drop);
    notice.set(new Notice.None());
    open();
  }

  void dismiss() {
    notice.set(new Notice.None());
  }

  /// The value of a key of a Secret can be read in the text, or no more. That is no change of the text. FX thread.
  void reveal(String key, boolean shown) {
    JsonNode object = base;
    String before = typed;
    if (object == null) {
      return;
    }
    services.background().execute(() -> {
      String after = Bases.revealed(YamlText.read(before), object, shown ? Set.of(key) : Set.of(), key);
      services.fx().execute(() -> {
        if (typed.equals(before) && !closed) {
          opened = edited() ? opened : after;
          typed = after;
          opening.set(new Opening.Ready(after));
          check.request();
        }
      });
    });
  }

  @Override
  public void close() {
    closed = true;
    services.background().execute(this::keepDraft);
    bag.close();
  }
}
