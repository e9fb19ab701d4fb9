// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.theme;

/// What the window remembers over runs, by name. Writing returns at once. FX thread.
public interface Memory {

  /// The text under a name; empty when there is none.
  String read(String name);

  void write(String name, String text);
}
