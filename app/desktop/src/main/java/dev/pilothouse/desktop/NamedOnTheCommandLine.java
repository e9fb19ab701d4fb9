// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.ui.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Whether the files and the context that a command line names are there at all; looked at before there is a window.
///
/// A file that is missing and a context that no file has are wrong words, as they are to kubectl. A file that is there and cannot
/// be read or understood is not: the window opens, and its catalog says what is wrong with the file beside what is right with the
/// others, and reads it again as soon as it is corrected.
final class NamedOnTheCommandLine {
  private static final int MOST_NAMES = 8;

  private NamedOnTheCommandLine() {}

  /// One sentence about what is not there; empty when all is.
  static Optional<String> missing(LaunchOptions options, Supplier<Catalog> catalog) {
    for (Path file : options.kubeconfigs()) {
      if (!Files.exists(file)) {
        return Optional.of("--kubeconfig: there is no file " + file.toAbsolutePath());
      }
    }
    return options.context().flatMap(name -> unknown(name, catalog.get()));
  }

  private static Optional<String> unknown(String name, Catalog catalog) {
    List<String> names = catalog.contexts().stream().map(ContextEntry::name).distinct().toList();
    if (names.contains(name)) {
      return Optional.empty();
    }
    StringBuilder words = new StringBuilder("--context: there is no context '" + name + "'");
    if (names.isEmpty()) {
      words.append("; no context was found in ");
      words.append(String.join(", ", catalog.files().stream().map(file -> file.path().toString()).toList()));
    } else {
      List<String> close = closest(name, names);
      words.append(", only ").append(String.join(", ", close));
      words.append(names.size() > close.size() ? " and " + (names.size() - close.size()) + " more" : "");
    }
    Texts texts = new Texts(Locale.getDefault());
    for (Catalog.File file : catalog.files()) {
      if (file.failure() != null) {
        words.append("\n  ").append(texts.get(file.failure().what()));
      }
    }
    return Optional.of(words.toString());
  }

  /// The names most like the one that was written, the most alike first.
  static List<String> closest(String written, List<String> names) {
    String wanted = written.toLowerCase(Locale.ROOT);
    return names.stream()
        .sorted(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
        .limit(MOST_NAMES)
        .toList();
  }

  /// How many letters must be put in, left out or changed to make one of the other; what is part of the other counts as near.
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    boolean part = other.contains(one) || one.contains(other);
    return part ? Math.min(1, row[other.length()]) : row[other.length()];
  }
}
