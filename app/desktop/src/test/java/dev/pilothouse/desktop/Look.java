// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.ui.control.CutText;
import dev.pilothouse.ui.text.Texts;
import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/// What is wrong with what a window shows, as a person sees it: words of the program that are cut, controls that stand outside the
/// window, controls that say nothing to somebody who cannot see them. What objects are called, and how a rollout goes, may be
/// cut: it is whole where the mouse rests on it. FX thread.
final class Look {
  private static final Set<String> OURS = ours();
  private final Scene scene;
  private final List<String> faults = new ArrayList<>();

  private Look(Scene scene) {
    this.scene = scene;
  }

  static List<String> faults(Scene scene) {
    Look look = new Look(scene);
    look.visit(scene.getRoot(), false);
    return look.faults;
  }

  /// @param clipped whether something around it shows a part of it only, and is scrolled
  private void visit(Node node, boolean clipped) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    boolean scrolled = clipped || node.getClip() != null || node.getStyleClass().contains("virtual-flow");
    if (node instanceof Control control && bounds.getWidth() > 0 && bounds.getHeight() > 0) {
      boolean inside =
          bounds.getMinX() >= -0.5 && bounds.getMinY() >= -0.5 && bounds.getMaxX() <= scene.getWidth() + 0.5
              && bounds.getMaxY() <= scene.getHeight() + 0.5;
      if (!inside && !clipped) {
        fault("outside the window", control);
      }
      if (inside) {
        words(control);
        name(control);
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, scrolled));
    }
  }

  private void words(Control control) {
    boolean said = control.getStyleClass().contains("state-word") || control.getStyleClass().contains("result");
    if (!said && control instanceof Labeled labeled && OURS.contains(labeled.getText()) && CutText.is(labeled)) {
      fault("cut: '" + labeled.getText() + "'", control);
    }
  }

  /// All words of the program that stand for themselves, in both languages.
  private static Set<String> ours() {
    URL one = Objects.requireNonNull(Texts.class.getResource("shell.properties"));
    Set<String> words = new HashSet<>();
    try (FileSystem jar = one.getProtocol().equals("jar") ? FileSystems.newFileSystem(one.toURI(), Map.of()) : null) {
      Path folder = Path.of(one.toURI()).getParent();
      try (Stream<Path> files = Files.list(jar == null ? folder : jar.getPath(folder.toString()))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".properties")).toList()) {
          Properties texts = new Properties();
          try (Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
          }
          texts.values().forEach(text -> words.add(text.toString()));
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return words;
  }

  private void name(Control control) {
    boolean spoken = control.getAccessibleText() != null && !control.getAccessibleText().isBlank();
    boolean words =
        switch (control) {
          case ButtonBase button -> button.getText() != null && !button.getText().isBlank();
          case TextInputControl field -> field.getPromptText() != null && !field.getPromptText().isBlank();
          case ComboBoxBase<?> box -> box.getPromptText() != null && !box.getPromptText().isBlank();
          default -> true;
        };
    boolean part = control.getStyleClass().contains("arrow-button") || control.getStyleClass().contains("increment-button");
    if (!spoken && !words && !part && control.getAccessibleHelp() == null) {
      fault("says nothing to who cannot see it", control);
    }
  }

  private void fault(String what, Node node) {
    StringBuilder path = new StringBuilder();
    for (Node each = node; each != null && path.length() < 160; each = each.getParent()) {
      String id = each.getId() == null ? "" : "#" + each.getId();
      path.append(' ').append(each.getClass().getSimpleName()).append(id).append(each.getStyleClass());
    }
    faults.add(what + ":" + path);
  }
}
