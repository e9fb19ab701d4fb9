// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.EditRoute;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Files with objects that are dropped on the window are opened in the editor, of the cluster that is in front; of a folder, those
/// that lie in it. A view that takes files itself goes first. FX thread.
final class FileDrop {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  private static final int MOST = 20;
  private final Supplier<ShellView> view;

  FileDrop(Scene scene, Supplier<ShellView> view) {
    this.view = view;
    scene.setOnDragOver(this::dragged);
    scene.setOnDragDropped(this::dropped);
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles() && view.get().places().active().get().session() != null) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    ClusterSession session = view.get().places().active().get().session();
    List<File> files = event.getDragboard().getFiles().stream().flatMap(FileDrop::objects).limit(MOST).toList();
    if (session != null) {
      files.forEach(file -> view.get().go(EditRoute.of(session, file.toPath())));
    }
    event.setDropCompleted(session != null && !files.isEmpty());
    event.consume();
  }

  private static Stream<File> objects(File file) {
    File[] inside = file.isDirectory() ? file.listFiles() : null;
    Stream<File> all = inside == null ? Stream.of(file) : Arrays.stream(inside).filter(File::isFile).sorted();
    return all.filter(one -> ENDINGS.stream().anyMatch(one.getName().toLowerCase(Locale.ROOT)::endsWith));
  }
}
