// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.planted;

/// Planted: breaks a rule of the architecture on purpose, to prove that the rule finds it.
class RunsLater {
  void run() {
    javafx.application.Platform.runLater(() -> {});
  }
}
