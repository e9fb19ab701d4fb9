// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.theme;

import dev.pilothouse.core.settings.SettingsStore;

/// What a view remembers over runs, by name. Writing returns at once. FX thread.
public interface Memory {

  /// The text under a name; empty when there is none.
  String read(String name);

  void write(String name, String text);

  /// Keeps the texts in the settings, beside the layouts of the tables.
  static Memory in(SettingsStore settings) {
    return new Memory() {
      @Override
      public String read(String name) {
        return settings.settings().get().table("text." + name).sortedBy();
      }

      @Override
      public void write(String name, String text) {
        settings.update(before -> before.table("text." + name, kept -> kept.sorted(text, false)));
      }
    };
  }
}
