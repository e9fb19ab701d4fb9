// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;

/// The floor of a start: the least JavaFX program that shows a table with a coloured mark in each row.
public final class BareWindow {
  private BareWindow() {}

  public static void main(String[] args) {
    Application.launch(Window.class, args);
  }

  /// The window. With `--exit` it ends as soon as it has been shown, for training an AOT cache.
  public static final class Window extends Application {

    @Override
    public void start(Stage stage) {
      TableView<String> table =
          new TableView<>(FXCollections.observableArrayList(IntStream.range(0, 60).mapToObj(row -> "row " + row).toList()));
      for (int i = 0; i < 6; i++) {
        TableColumn<String, String> column = new TableColumn<>("column " + i);
        column.setPrefWidth(200);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
        column.setCellFactory(owner -> new MarkedCell());
        table.getColumns().add(column);
      }
      stage.setScene(new Scene(table, 1600, 1000));
      stage.setX(0);
      stage.setY(0);
      stage.show();
      if (getParameters().getRaw().contains("--exit")) {
        stage.getScene().addPostLayoutPulseListener(() -> System.exit(0));
      }
    }
  }

  private static final class MarkedCell extends TableCell<String, String> {
    private final Circle mark = new Circle(4, Color.web(Framebuffer.MARK));

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      setGraphic(empty ? null : mark);
    }
  }
}
