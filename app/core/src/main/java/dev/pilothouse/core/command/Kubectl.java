// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words that kubectl would need for a command.
public final class Kubectl {
  private static final String AND = "&&";
  private static final String PIPE = "|";

  private Kubectl() {}

  static List<String> line(String context, ResourceRef target, String... words) {
    List<String> line = new ArrayList<>(List.of("kubectl", "--context", context));
    if (!target.namespace().isEmpty()) {
      line.addAll(List.of("-n", target.namespace()));
    }
    line.addAll(List.of(words));
    return List.copyOf(line);
  }

  /// `kubectl --context prod drain node-17`.
  public static List<String> inContext(String context, List<String> words) {
    List<String> line = new ArrayList<>(List.of("kubectl", "--context", context));
    line.addAll(words);
    return List.copyOf(line);
  }

  /// Hands a text to a line as its input.
  static List<String> piped(String text, List<String> line) {
    List<String> words = new ArrayList<>(List.of("echo", text, PIPE));
    words.addAll(line);
    return List.copyOf(words);
  }

  /// One line and, when it went well, another.
  static List<String> both(List<String> first, List<String> second) {
    List<String> words = new ArrayList<>(first);
    words.add(AND);
    words.addAll(second);
    return List.copyOf(words);
  }

  /// One verb for several nodes: `label node pier-1 pier-2 disk=ssd`.
  static List<String> nodes(String context, String verb, List<String> names, List<String> words) {
    List<String> all = new ArrayList<>(List.of("node"));
    all.addAll(names);
    all.addAll(words);
    return all(context, verb, all);
  }

  /// `cordon pier-1 pier-2`.
  static List<String> all(String context, String verb, List<String> words) {
    List<String> line = new ArrayList<>(List.of("kubectl", "--context", context, verb));
    line.addAll(words);
    return List.copyOf(line);
  }

  /// A merge patch of one field: `patch statefulset/db --type=merge -p {"spec":…}`.
  static List<String> patch(String context, ResourceRef target, ObjectNode body) {
    return line(context, target, "patch", name(target), "--type=merge", "-p", body.toString());
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
    boolean plain = word.equals(AND) || word.equals(PIPE) || word.matches("[A-Za-z0-9_@%+=:,./-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
