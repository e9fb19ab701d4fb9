// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How a log is drawn, as a person wants it. FX thread.
final class LogLook {
  private final BooleanProperty follow = new SimpleBooleanProperty(true);
  private final BooleanProperty wrap = new SimpleBooleanProperty(false);
  private final BooleanProperty axis = new SimpleBooleanProperty(true);
  private final ObjectProperty<TimeForm> times = new SimpleObjectProperty<>(TimeForm.LOCAL);
  private final BooleanProperty fields = new SimpleBooleanProperty(true);
  private final BooleanProperty masked = new SimpleBooleanProperty(false);
  private final BooleanProperty details = new SimpleBooleanProperty(false);
  private final LongProperty chosen = new SimpleLongProperty(-1);
  private final ObjectProperty<List<String>> columns = new SimpleObjectProperty<>(List.of());

  private final Runnable changed;

  LogLook(Runnable changed) {
    this.changed = changed;
    for (Observable one : List.of(follow, wrap, times, fields, chosen, columns)) {
      one.addListener(observed -> changed.run());
    }
  }

  /// Whether the end is shown, and goes on being shown.
  BooleanProperty follow() {
    return follow;
  }

  BooleanProperty wrap() {
    return wrap;
  }

  ObjectProperty<TimeForm> times() {
    return times;
  }

  /// Whether it is shown how many lines were written when, where there is room for it.
  BooleanProperty axis() {
    return axis;
  }

  /// Whether JSON and logfmt are written as a person reads them.
  BooleanProperty fields() {
    return fields;
  }

  /// Whether what looks like a secret is masked in what is saved and copied.
  BooleanProperty masked() {
    return masked;
  }

  /// Time goes on: what is told of it is drawn again.
  void tick() {
    if (times.get() == TimeForm.AGO) {
      changed.run();
    }
  }

  /// Whether the line that is chosen is shown in a pane of its own.
  BooleanProperty details() {
    return details;
  }

  /// The line that the keys act on; -1 for none.
  LongProperty chosen() {
    return chosen;
  }

  /// Chooses no line.
  ///
  /// @return whether one was chosen
  boolean unchoose() {
    boolean was = chosen.get() >= 0;
    chosen.set(-1);
    return was;
  }

  /// The fields that stand in columns of their own.
  ObjectProperty<List<String>> columns() {
    return columns;
  }

  /// Shows a field in a column of its own, or no longer.
  void turnColumn(String key) {
    List<String> now = columns.get();
    columns.set(
        now.contains(key)
            ? now.stream().filter(one -> !one.equals(key)).toList()
            : java.util.stream.Stream.concat(now.stream(), java.util.stream.Stream.of(key)).toList());
  }
}
