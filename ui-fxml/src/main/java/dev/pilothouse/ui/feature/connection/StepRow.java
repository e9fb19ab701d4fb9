// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.connection;

import dev.pilothouse.ui.text.CertificateText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of the connection as it is shown.
///
/// @param state the style class: passed, running, waiting, warned, failed, skipped
/// @param from where its bar begins, as a part of the whole time
/// @param to where its bar ends
/// @param trouble why it failed; null when it did not
record StepRow(
    String title, String found, String state, double from, double to, String took, @Nullable Trouble trouble) {

  /// Why a step failed, in words.
  ///
  /// @param detail the other side's own words; may be empty
  /// @param certificates those that had to do with it
  record Trouble(String what, String why, String next, String detail, List<CertificateText> certificates) {}
}
