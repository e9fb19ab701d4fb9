// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

/// A look that was asked for on the command line: it is shown and not kept. What a person chooses meanwhile is both.
///
/// @param kept what the file has
/// @param shown what this run began with
record RunAppearance(Appearance kept, Appearance shown) {

  /// The same after a change of the look: what was chosen anew is kept from now on, even when it is changed back.
  RunAppearance after(Appearance now) {
    return new RunAppearance(toKeep(now), now);
  }

  /// What belongs into the file.
  Appearance toKeep(Appearance now) {
    return new Appearance(
        now.theme() == shown.theme() ? kept.theme() : now.theme(),
        now.language().equals(shown.language()) ? kept.language() : now.language(),
        now.times() == shown.times() ? kept.times() : now.times(),
        now.density() == shown.density() ? kept.density() : now.density());
  }
}
