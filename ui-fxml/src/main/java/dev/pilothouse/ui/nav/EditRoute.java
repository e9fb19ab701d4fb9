// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Routes to the YAML editor: of an object, of a file, or of a new text.
public final class EditRoute {
  public static final String VIEW = "edit";
  private static final String FILE = "file:";
  private static final String FIRST = "untitled";

  private EditRoute() {}

  public static Route of(ClusterSession session, ResourceRef object) {
    return Route.object(VIEW, session, object);
  }

  public static Route of(ClusterSession session, Path file) {
    return Route.of(VIEW, session).withOption(FILE + file.toAbsolutePath());
  }

  /// A text that nobody has written yet.
  ///
  /// @param number which of several, from 1
  public static Route fresh(ClusterSession session, int number) {
    return Route.of(VIEW, session).withOption(number == 1 ? "" : FIRST + "-" + number);
  }

  /// The file of a route; empty when it has none.
  public static Optional<Path> file(Route route) {
    try {
      return route.option().startsWith(FILE) ? Optional.of(Path.of(route.option().substring(FILE.length()))) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// The number of a new text by its name, from 1.
  public static int number(String name) {
    String digits = name.replaceFirst("^" + FIRST + "-?", "");
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 1;
  }

  /// The name of a new text.
  public static String name(Route route) {
    return route.option().isEmpty() ? FIRST : route.option();
  }
}
