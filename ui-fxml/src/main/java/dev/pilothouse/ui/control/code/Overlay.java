// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.function.BiConsumer;
import javafx.scene.control.IndexRange;

/// Parts of the text that have a style of their own on top of YAML's colours, as what was found. FX thread.
interface Overlay {

  /// @param parts is given each part within these places of the text, and its style class
  void within(int from, int to, BiConsumer<IndexRange, String> parts);
}
