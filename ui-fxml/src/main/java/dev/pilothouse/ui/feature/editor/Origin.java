// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.nav.EditRoute;
import dev.pilothouse.ui.nav.Route;
import java.nio.file.Path;

/// Where a text comes from.
sealed interface Origin {

  /// What drafts of it are known by, within its context.
  String place();

  /// What stands on its tab.
  String title();

  /// The name of a file that it could be written to.
  default String fileName() {
    return title();
  }

  /// The number of a new text beside this one.
  default int next() {
    return 1;
  }

  /// An object of the cluster.
  record Live(ResourceRef ref) implements Origin {
    @Override
    public String place() {
      return ref.path();
    }

    @Override
    public String title() {
      return ref.kind().kind() + " " + ref.name();
    }

    @Override
    public String fileName() {
      return ref.name() + ".yaml";
    }
  }

  record File(Path path) implements Origin {
    @Override
    public String place() {
      return "file:" + path;
    }

    @Override
    public String title() {
      return String.valueOf(path.getFileName());
    }
  }

  /// A text that comes from nowhere.
  record Fresh(String name) implements Origin {
    @Override
    public String place() {
      return name;
    }

    @Override
    public String title() {
      return name + ".yaml";
    }

    @Override
    public int next() {
      return EditRoute.number(name) + 1;
    }
  }

  static Origin of(Route route) {
    if (route.object() != null) {
      return new Live(route.target());
    }
    return EditRoute.file(route).<Origin>map(File::new).orElseGet(() -> new Fresh(EditRoute.name(route)));
  }
}
