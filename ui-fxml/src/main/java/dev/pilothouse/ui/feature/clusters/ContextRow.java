// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.Health;

/// One context as the catalog shows it.
///
/// @param login the kind of login as an icon's name: exec, certificate, token, oidc, missing
/// @param state how it stands, in words
/// @param about the same in full
/// @param health how that is to be coloured
/// @param usable whether it can be opened as it stands
record ContextRow(
    String id,
    String name,
    String address,
    String user,
    String login,
    String loginWords,
    String namespace,
    GuardLevel guard,
    String lastOpened,
    String state,
    String about,
    Health health,
    boolean favourite,
    boolean open,
    boolean usable) {

  boolean matches(String words) {
    String all = (name + " " + address + " " + user + " " + namespace + " " + loginWords).toLowerCase(java.util.Locale.ROOT);
    return java.util.Arrays.stream(words.toLowerCase(java.util.Locale.ROOT).trim().split("\\s+")).allMatch(all::contains);
  }
}
