// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A strip of tabs over the view of the chosen one. The views of all tabs stay in the scene, so that each keeps its scroll and
/// selection; only the chosen one is laid out and drawn.
final class ViewTabs extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass PASSING = PseudoClass.getPseudoClass("passing");
  private final Texts texts;
  private final Consumer<OpenView> choose;
  private final Consumer<OpenView> end;
  private final HBox strip = new HBox();
  private final StackPane content = new StackPane();
  private final Map<OpenView, HBox> headers = new HashMap<>();
  private int fewest = 1;
  private List<Node> tools = List.of();

  ViewTabs(Texts texts, Consumer<OpenView> choose, Consumer<OpenView> end) {
    this.texts = texts;
    this.choose = choose;
    this.end = end;
    getStyleClass().add("view-tabs");
    strip.getStyleClass().add("tab-strip");
    strip.setAccessibleRole(AccessibleRole.TAB_PANE);
    VBox.setVgrow(content, Priority.ALWAYS);
    content.setMinSize(0, 0);
    getChildren().setAll(strip, content);
  }

  /// With fewer tabs than this there is no strip: one view needs no tab.
  void stripFrom(int tabs) {
    fewest = tabs;
  }

  /// Puts buttons at the end of the strip.
  void tools(Node... buttons) {
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    tools = Stream.concat(Stream.of(between), Stream.of(buttons)).toList();
  }

  HBox strip() {
    return strip;
  }

  void show(List<OpenView> tabs, @Nullable OpenView chosen) {
    headers.keySet().retainAll(tabs);
    strip.getChildren().setAll(tabs.stream().map(tab -> headers.computeIfAbsent(tab, this::header)).toList());
    strip.getChildren().addAll(tools);
    headers.forEach((tab, header) -> header.pseudoClassStateChanged(CHOSEN, tab.equals(chosen)));
    strip.setVisible(tabs.size() >= fewest);
    strip.setManaged(strip.isVisible());
    content.getChildren().removeIf(node -> tabs.stream().noneMatch(tab -> tab.view().node().equals(node)));
    for (OpenView tab : tabs) {
      javafx.scene.Parent node = tab.view().node();
      if (!content.getChildren().contains(node)) {
        content.getChildren().add(node);
      }
      node.setVisible(tab.equals(chosen));
      node.setManaged(tab.equals(chosen));
    }
  }

  private HBox header(OpenView tab) {
    Label title = new Label();
    title.textProperty().bind(tab.view().title());
    Button close = new Button();
    close.setGraphic(Icons.of(Feather.X));
    close.getStyleClass().setAll("tab-close");
    close.setFocusTraversable(false);
    close.setAccessibleText(texts.get("shell.tab.close"));
    close.setOnAction(event -> end.accept(tab));
    HBox header = new HBox(title, close);
    header.getStyleClass().add("view-tab");
    header.setAccessibleRole(AccessibleRole.TAB_ITEM);
    header.accessibleTextProperty().bind(tab.view().title());
    header.setOnMousePressed(
        event -> {
          if (event.getButton() == MouseButton.MIDDLE) {
            end.accept(tab);
          } else {
            choose.accept(tab);
            if (event.getClickCount() > 1) {
              tab.kept().set(true);
            }
          }
        });
    tab.kept().subscribe(kept -> header.pseudoClassStateChanged(PASSING, !kept));
    return header;
  }
}
