// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.command.ScaleWorkload;
import dev.pilothouse.core.command.SetAutoscalerLimits;
import dev.pilothouse.ui.feature.scale.ScaleState.Option;
import dev.pilothouse.ui.text.Texts;

/// What the button of the dialog says: the verb and the object.
final class ScaleWords {
  private ScaleWords() {}

  static String button(Texts texts, ScaleState state, String name) {
    Option chosen = state.chosen();
    return switch (state.command()) {
      case ScaleWorkload scale -> texts.get("scale.go", name, scale.replicas());
      case SetAutoscalerLimits limits when chosen != null -> texts.get(chosen.button());
      case null, default -> texts.get("scale.go", name, state.wanted());
    };
  }
}
