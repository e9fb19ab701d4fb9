// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.activity;

import dev.pilothouse.core.model.Health;

/// One entry of the journal as it is shown.
///
/// @param day the day when it is the first of its day; empty otherwise
/// @param result how it ended, in words
/// @param detail why, or how long it took
/// @param kubectl the same with kubectl
/// @param by who did it, in which way
/// @param undo what takes it back, in words; empty when nothing does or the cluster is not open
record EntryRow(
    long id,
    String day,
    String time,
    String context,
    String action,
    String kind,
    String object,
    Health health,
    String result,
    String detail,
    String by,
    String kubectl,
    String undo) {

  boolean matches(String words) {
    String all = (context + " " + action + " " + kind + " " + object + " " + result).toLowerCase(java.util.Locale.ROOT);
    return all.contains(words.toLowerCase(java.util.Locale.ROOT).trim());
  }
}
