// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.base.Observable;
import java.nio.file.Path;
import java.util.List;

/// Reads kubeconfig files and says which contexts there are. Contacts nothing and runs nothing.
public interface ContextCatalog {

  Observable<Catalog> catalog();

  /// Reads the files again, in the background.
  void reload();

  /// Adds a file or every kubeconfig of a folder to those that are read, for this run and, by the settings, later ones.
  void add(List<Path> paths);
}
