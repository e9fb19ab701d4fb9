// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All contexts of all kubeconfig files that were read, in the order of the files and, inside them, of the text.
///
/// @param currentContext the name that kubectl would use; empty when there is none
public record Catalog(List<File> files, List<ContextEntry> contexts, String currentContext) {

  public static final Catalog EMPTY = new Catalog(List.of(), List.of(), "");

  public Catalog {
    files = List.copyOf(files);
    contexts = List.copyOf(contexts);
  }

  /// One file that was read or could not be.
  ///
  /// @param failure why it could not be read; null when it was
  /// @param notes what is odd but does not hinder: duplicate names with both places, a file that everyone can read
  public record File(Path path, Instant readAt, @Nullable ClusterFailure failure, List<Message> notes) {
    public File {
      notes = List.copyOf(notes);
    }
  }
}
