// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.yaml.Outline;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A text as a tree: what is in it, on which line, and where something is wrong. A click or Enter goes there; what was unfolded
/// stays so while the text changes. FX thread.
final class OutlinePane extends VBox {
  private static final double LINE = 22;
  private static final int OPEN_AT_FIRST = 2;
  private final Texts texts;
  private final Label lines = new Label();
  private final TreeView<Outline> tree = new TreeView<>();
  private final Set<String> folded = new HashSet<>();
  private final Set<String> unfolded = new HashSet<>();
  private Checked shown = Checked.NOTHING;

  /// @param go is told an offset in the text
  OutlinePane(Texts texts, IntConsumer go) {
    this.texts = texts;
    Label title = new Label(texts.get("editor.outline"));
    title.getStyleClass().add("text-strong");
    lines.getStyleClass().add("text-muted");
    Region grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    HBox head = new HBox(8, title, grow, lines);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("editor-side-head");
    tree.setId("outline");
    tree.setShowRoot(false);
    tree.setFixedCellSize(LINE);
    tree.getStyleClass().add("outline-tree");
    tree.setAccessibleText(texts.get("editor.outline"));
    tree.setCellFactory(view -> new Cell(go));
    tree.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      TreeItem<Outline> chosen = tree.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && chosen != null) {
        go.accept(chosen.getValue().span().start());
        event.consume();
      }
    });
    VBox.setVgrow(tree, Priority.ALWAYS);
    getStyleClass().add("editor-side");
    getChildren().setAll(head, tree);
  }

  void show(Checked checked) {
    shown = checked;
    lines.setText(checked.text().text().isBlank() ? "" : texts.get("editor.outline.lines", checked.text().lines().count()));
    TreeItem<Outline> root = new TreeItem<>();
    checked.outline().forEach(object -> root.getChildren().add(new Item(object, "", 0)));
    tree.setRoot(root);
  }

  /// A part of the text whose own parts are made when they are first asked for.
  private final class Item extends TreeItem<Outline> {
    private final String path;
    private final int depth;
    private boolean made;

    Item(Outline part, String above, int depth) {
      super(part);
      this.depth = depth;
      path = above + "/" + part.name();
      setExpanded(unfolded.contains(path) || (depth < OPEN_AT_FIRST && !folded.contains(path)));
      expandedProperty().addListener((expanded, before, now) -> {
        (now ? unfolded : folded).add(path);
        (now ? folded : unfolded).remove(path);
      });
    }

    @Override
    public boolean isLeaf() {
      return getValue().children().isEmpty();
    }

    @Override
    public ObservableList<TreeItem<Outline>> getChildren() {
      if (!made) {
        made = true;
        super.getChildren().setAll(getValue().children().stream().map(part -> new Item(part, path, depth + 1)).toList());
      }
      return super.getChildren();
    }
  }

  private @Nullable Health worst(Outline part) {
    List<Problem> inside =
        shown.problems().stream().filter(problem -> part.span().touches(problem.span().start())).toList();
    if (inside.isEmpty()) {
      return null;
    }
    return inside.stream().anyMatch(problem -> problem.severity() == Severity.ERROR) ? Health.BAD : Health.WARNING;
  }

  private final class Cell extends TreeCell<Outline> {
    private final Label name = new Label();
    private final Label value = new Label();
    private final HealthGlyph glyph = new HealthGlyph();
    private final Label line = new Label();
    private final HBox parts;

    Cell(IntConsumer go) {
      getStyleClass().add("outline-cell");
      value.getStyleClass().add("outline-value");
      value.setMinWidth(0);
      name.setMinWidth(USE_PREF_SIZE);
      line.getStyleClass().add("outline-line");
      line.setMinWidth(USE_PREF_SIZE);
      Region grow = new Region();
      HBox.setHgrow(grow, Priority.ALWAYS);
      parts = new HBox(6, name, value, glyph, grow, line);
      parts.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setOnMouseClicked(event -> {
        if (getItem() != null) {
          go.accept(getItem().span().start());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Outline part, boolean empty) {
      super.updateItem(part, empty);
      if (empty || part == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      name.setText(part.name());
      value.setText(part.value());
      line.setText(Integer.toString(part.line() + 1));
      Health worst = worst(part);
      glyph.setVisible(worst != null);
      glyph.setManaged(worst != null);
      if (worst != null) {
        glyph.health(worst);
      }
      setGraphic(parts);
      setAccessibleText(part.name() + " " + part.value() + ", " + texts.get("editor.outline.at", part.line() + 1));
    }
  }
}
