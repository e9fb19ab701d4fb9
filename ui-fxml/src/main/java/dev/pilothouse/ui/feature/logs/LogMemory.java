// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.ui.theme.Memory;
import java.util.Arrays;
import java.util.Map;
import javafx.beans.property.BooleanProperty;

/// How a person wants logs drawn, for the next one that is opened. FX thread.
record LogMemory(Memory memory) {

  /// Takes over what is remembered.
  void show(LogLook look) {
    String times = memory.read("logs.times");
    Arrays.stream(TimeForm.values()).filter(form -> form.name().equals(times)).forEach(look.times()::set);
    wishes(look).forEach((name, wish) -> {
      String kept = memory.read("logs." + name);
      if (!kept.isEmpty()) {
        wish.set(Boolean.parseBoolean(kept));
      }
    });
  }

  /// Remembers what is changed from now on.
  void keep(LogLook look) {
    look.times().addListener((observed, before, now) -> memory.write("logs.times", now.name()));
    wishes(look).forEach(
        (name, wish) -> wish.addListener((observed, before, now) -> memory.write("logs." + name, now.toString())));
  }

  private static Map<String, BooleanProperty> wishes(LogLook look) {
    return Map.of("wrap", look.wrap(), "fields", look.fields(), "axis", look.axis());
  }
}
