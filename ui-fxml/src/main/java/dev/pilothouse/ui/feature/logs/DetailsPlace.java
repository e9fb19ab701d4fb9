// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.logs.FieldCondition;
import dev.pilothouse.core.logs.LineDetails;
import dev.pilothouse.core.logs.LogFields.Field;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.logs.RequestLines;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.ui.fx.Recompute;
import dev.pilothouse.ui.nav.UiServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// Shows the chosen line beside the log while that is wanted, with the other lines of its request. FX thread.
final class DetailsPlace implements Subscription {
  private static final double LOG_SHARE = 0.66;
  private static final Duration REST = Duration.ofMillis(300);
  /// What is found anew while lines come takes a twentieth of a core.
  private static final int SHARE = 19;
  private final UiServices services;
  private final LogsViewModel model;
  private final LogCanvas canvas;
  private final LogLook look;
  private final SplitPane split;
  private final LogDetails details;
  private final LineLinks links;
  private final RequestTimeline timeline;
  private final Recompute<RequestLines> search;
  private volatile @Nullable Wanted wanted;
  private final AtomicInteger asked = new AtomicInteger();
  private double share = LOG_SHARE;

  /// A request whose lines are looked for, in the lines of a moment.
  private record Wanted(Field id, LogsViewModel.Shown in) {}

  private void want(@Nullable Field id) {
    wanted = id == null ? null : new Wanted(id, model.shown());
    asked.incrementAndGet();
  }

  /// @param split has the log as its only item
  DetailsPlace(UiServices services, LogsViewModel model, LogCanvas canvas, LineLinks links, SplitPane split) {
    this.services = services;
    this.model = model;
    this.canvas = canvas;
    this.look = canvas.look();
    this.split = split;
    this.links = links;
    timeline = new RequestTimeline(services.texts(), canvas::toLine);
    search = new Recompute<>(services.background(), services.fx(), REST, SHARE, this::search, this::show);
    details =
        new LogDetails(
            services, timeline,
            new LogDetails.Acts(
                condition -> model.rules(rules -> rules.with(condition)), this::only, look::turnColumn, look.masked()::get,
                links::go, () -> {
                  hide();
                  canvas.requestFocus();
                }));
    look.details().addListener((open, before, now) -> turned(now));
    look.chosen().addListener((line, before, now) -> chosen());
  }

  /// Hides the details.
  ///
  /// @return whether they were shown
  boolean hide() {
    boolean open = look.details().get();
    look.details().set(false);
    return open;
  }

  /// Leaves only the lines of the request that the chosen line tells of, or the last one on the screen when none is chosen.
  void onlyRequest() {
    canvas.choose(0);
    model.details(look.chosen().get(), read -> {
      Field id = read == null ? null : read.identifier();
      if (id == null) {
        services.navigator().refuse(services.texts().get("logs.request.none"), "");
      } else {
        only(condition(id));
      }
    });
  }

  /// Lines came, or others are shown.
  void more() {
    Wanted now = wanted;
    if (now != null && look.details().get()) {
      want(now.id);
      search.request();
    }
  }

  static FieldCondition condition(Field id) {
    return new FieldCondition(FieldCondition.ANYWHERE, id.value(), false);
  }

  private void only(FieldCondition condition) {
    model.rules(rules -> rules.fields(List.of(condition)));
  }

  private void turned(boolean open) {
    if (open) {
      chosen();
      split.getItems().add(details);
      split.setDividerPositions(share);
    } else {
      share = split.getDividers().isEmpty() ? share : split.getDividerPositions()[0];
      split.getItems().remove(details);
    }
  }

  private void chosen() {
    long line = look.chosen().get();
    if (look.details().get() && line >= 0) {
      model.details(line, read -> {
        if (look.chosen().get() == line) {
          show(read);
        }
      });
    }
  }

  private void show(@Nullable LineDetails read) {
    LogMark mark = read == null ? null : read.line().mark();
    LogStream stream = read == null ? null : links.stream(read.line().source()).orElse(null);
    Field id = read == null ? null : read.identifier();
    Wanted before = wanted;
    want(id);
    if (before == null || id == null || !before.id.value().equals(id.value())) {
      timeline.clear();
    }
    details.show(read, stream, mark == null ? "" : canvas.words(mark));
    if (id != null) {
      search.request();
    }
  }

  private RequestLines search() {
    int own = asked.get();
    Wanted now = wanted;
    return now == null
        ? RequestLines.NONE
        : RequestLines.of(now.in.all(), now.id.value(), model.removed(), () -> asked.get() != own);
  }

  private void show(RequestLines found) {
    Wanted now = wanted;
    if (now == null || found.steps().isEmpty() || found.steps().getFirst().line() < now.in.all().first()) {
      timeline.clear();
    } else {
      timeline.show(now.id.key(), found, this::who, now.in.judged().whole()::contains, look.chosen().get());
    }
  }

  private RequestTimeline.Who who(int source) {
    SourceNames.Look name = canvas.names().looks().get(source);
    String pod = links.stream(source).map(one -> one.pod().name()).orElse("");
    String words = name == null || name.name().isEmpty() ? pod : (name.context() + " " + name.name()).strip();
    return new RequestTimeline.Who(pod, words, name == null ? 1 : name.tone());
  }

  @Override
  public void close() {
    search.close();
  }
}
