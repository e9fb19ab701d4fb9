// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.FieldCondition;
import dev.pilothouse.core.logs.LineDetails;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.ui.nav.UiServices;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// Shows the chosen line beside the log while that is wanted. FX thread.
final class DetailsPlace {
  private static final double LOG_SHARE = 0.66;
  private final LogsViewModel model;
  private final LogLook look;
  private final SplitPane split;
  private final LogDetails details;
  private final Function<LogMark, String> words;
  private double share = LOG_SHARE;

  /// @param split has the log as its only item
  DetailsPlace(UiServices services, LogsViewModel model, LogCanvas canvas, SplitPane split) {
    this.model = model;
    this.look = canvas.look();
    this.split = split;
    this.words = canvas::words;
    details =
        new LogDetails(
            services,
            new LogDetails.Acts(
                condition -> model.rules(rules -> rules.with(condition)), this::only, look::turnColumn,
                look.masked()::get, () -> {
                  close();
                  canvas.requestFocus();
                }));
    look.details().addListener((open, before, now) -> turned(now));
    look.chosen().addListener((line, before, now) -> chosen());
  }

  /// Whether there was anything to close.
  boolean close() {
    boolean open = look.details().get();
    look.details().set(false);
    return open;
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
    LogStream stream =
        read == null
            ? null
            : model.streams().get().stream().filter(one -> one.source() == read.line().source()).findFirst().orElse(null);
    details.show(read, stream, mark == null ? "" : words.apply(mark));
  }
}
