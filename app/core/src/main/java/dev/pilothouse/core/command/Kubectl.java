// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words that kubectl would need for a command.
public final class Kubectl {
  private Kubectl() {}

  static List<String> line(String context, ResourceRef target, String... words) {
    List<String> line = new ArrayList<>(List.of("kubectl", "--context", context));
    if (!target.namespace().isEmpty()) {
      line.addAll(List.of("-n", target.namespace()));
    }
    line.addAll(List.of(words));
    return List.copyOf(line);
  }

  /// `deployment/checkout`, `ferry.harbour.example/anna`.
  static String name(ResourceRef target) {
    ResourceKind kind = target.kind();
    boolean builtIn = !kind.group().contains(".") || kind.group().endsWith(".k8s.io");
    String singular = kind.kind().toLowerCase(Locale.ROOT);
    return (builtIn ? singular : singular + "." + kind.group()) + "/" + target.name();
  }

  /// The arguments as one line of a POSIX shell.
  public static String shellLine(List<String> arguments) {
    return arguments.stream().map(Kubectl::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
