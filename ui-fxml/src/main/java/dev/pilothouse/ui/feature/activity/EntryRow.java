// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.activity;

import dev.pilothouse.core.command.ChangedLines;
import dev.pilothouse.core.model.Health;
import java.util.List;

/// One entry of the journal as it is shown.
///
/// @param day the day when it is the first of its day; empty otherwise
/// @param result how it ended, in words
/// @param detail why, in lines of which the first is enough for a list, or how long it took
/// @param kubectl the same with kubectl
/// @param by who did it, in which way
/// @param request the request as it went over the line
/// @param exactly date and time with the zone
/// @param changes what it changed in the object
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
    String undo,
    String request,
    String exactly,
    List<ChangedLines.Line> changes) {

  boolean matches(String words) {
    String all = (context + " " + action + " " + kind + " " + object + " " + result + " " + by).toLowerCase(java.util.Locale.ROOT);
    return all.contains(words.toLowerCase(java.util.Locale.ROOT).trim());
  }
}
