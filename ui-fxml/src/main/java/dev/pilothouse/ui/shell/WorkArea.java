// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.core.settings.TableLayout.ColumnLayout;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The middle of the window: the tabs, the details at their right, the dock below both. Panel and dock keep their size in pixels
/// when the window changes, and over runs. FX thread.
final class WorkArea extends StackPane {
  private static final double PANEL_WIDTH = 340;
  private static final double DOCK_HEIGHT = 260;
  // Sizes of the window's parts are kept as the widths of a table's columns are.
  private static final String LAYOUT = "window";
  private final SettingsStore settings;
  private final SplitPane columns = new SplitPane();
  private final SplitPane rows = new SplitPane();
  private final StackPane main = new StackPane();
  private final StackPane panel = new StackPane();
  private final VBox dock;
  private final DoubleProperty panelWidth;
  private final DoubleProperty dockHeight;
  private boolean whole;

  WorkArea(Texts texts, SettingsStore settings, Node tabs, ViewTabs dockTabs) {
    this.settings = settings;
    this.dock = dockTabs;
    panelWidth = new SimpleDoubleProperty(remembered("panel", PANEL_WIDTH));
    dockHeight = new SimpleDoubleProperty(remembered("dock", DOCK_HEIGHT));
    getStyleClass().add("work-area");
    main.getStyleClass().add("main-area");
    main.setMinSize(240, 120);
    main.getChildren().setAll(tabs);
    region(main, texts.get("shell.region.main"));
    panel.getStyleClass().add("details-panel");
    panel.setMinWidth(300);
    region(panel, texts.get("shell.region.panel"));
    dock.getStyleClass().add("dock");
    dock.setMinHeight(90);
    region(dock, texts.get("shell.region.dock"));
    columns.getItems().setAll(main);
    rows.setOrientation(Orientation.VERTICAL);
    rows.getItems().setAll(columns);
    SplitPane.setResizableWithParent(panel, false);
    SplitPane.setResizableWithParent(dock, false);
    getChildren().setAll(rows);
  }

  private static void region(javafx.scene.Parent part, String words) {
    part.setAccessibleRole(AccessibleRole.PARENT);
    part.setAccessibleText(words);
  }

  private double remembered(String name, double otherwise) {
    return settings.settings().get().table(LAYOUT).columns().stream()
        .filter(part -> part.id().equals(name) && part.width() > 0)
        .mapToDouble(ColumnLayout::width)
        .findFirst()
        .orElse(otherwise);
  }

  /// Whether the dock was open when the window was last closed.
  static boolean wantsDock(SettingsStore settings) {
    return settings.settings().get().table(LAYOUT).columns().stream().noneMatch(part -> part.id().equals("dock") && part.hidden());
  }

  StackPane main() {
    return main;
  }

  StackPane panel() {
    return panel;
  }

  VBox dock() {
    return dock;
  }

  boolean dockShown() {
    return rows.getItems().contains(dock);
  }

  /// @param view what stands at the right; null closes it
  void panel(@Nullable Node view) {
    if (view == null) {
      panelWidth.set(columns.getItems().contains(panel) ? panel.getWidth() : panelWidth.get());
      columns.getItems().remove(panel);
      panel.getChildren().clear();
      return;
    }
    panel.getChildren().setAll(view);
    if (!columns.getItems().contains(panel)) {
      columns.getItems().add(panel);
      place(columns, panelWidth.get());
    }
  }

  void dockShown(boolean shown) {
    if (shown == dockShown()) {
      return;
    }
    if (shown) {
      arrange();
    } else {
      keepHeight();
      whole = false;
      rows.getItems().setAll(columns);
    }
  }

  boolean dockWhole() {
    return whole;
  }

  /// Gives the dock the place of the views as well, or takes it away again.
  void dockWhole(boolean all) {
    if (dockShown() && whole != all) {
      keepHeight();
      whole = all;
      arrange();
    }
  }

  private void keepHeight() {
    dockHeight.set(whole ? dockHeight.get() : dock.getHeight());
  }

  private void arrange() {
    if (whole) {
      rows.getItems().setAll(dock);
    } else {
      rows.getItems().setAll(columns, dock);
      place(rows, dockHeight.get());
    }
  }

  /// Sets the divider so that the last part gets its size. The divider is there only after the first layout of the part.
  private void place(SplitPane split, double size) {
    Runnable apply =
        () -> {
          double whole = split.getOrientation() == Orientation.HORIZONTAL ? split.getWidth() : split.getHeight();
          if (whole > size) {
            split.setDividerPositions(1 - size / whole);
          }
        };
    apply.run();
    if (getScene() != null) {
      getScene().addPostLayoutPulseListener(once(getScene(), apply));
    } else {
      sceneProperty().subscribe(scene -> {
        if (scene != null) {
          scene.addPostLayoutPulseListener(once(scene, apply));
        }
      });
    }
  }

  private static Runnable once(Scene scene, Runnable apply) {
    return new Runnable() {
      @Override
      public void run() {
        scene.removePostLayoutPulseListener(this);
        apply.run();
      }
    };
  }

  /// @param hidden whether the dock is closed while there is something in it
  void remember(boolean hidden) {
    if (columns.getItems().contains(panel) && panel.getWidth() > 0) {
      panelWidth.set(panel.getWidth());
    }
    if (dockShown() && !whole && dock.getHeight() > 0) {
      dockHeight.set(dock.getHeight());
    }
    List<ColumnLayout> sizes =
        List.of(new ColumnLayout("panel", panelWidth.get(), false), new ColumnLayout("dock", dockHeight.get(), hidden));
    settings.update(before -> before.table(LAYOUT, layout -> layout.columns(sizes)));
  }

  /// The regions that are on the screen, in the order of F6.
  List<javafx.scene.Parent> regions() {
    return java.util.stream.Stream.<javafx.scene.Parent>of(main, panel, dock).filter(part -> part.getScene() != null).toList();
  }
}
