// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import dev.pilothouse.ui.control.FilterField;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.fx.PressHold;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/// The catalog's screen.
final class ClustersController implements FeatureView {
  private final ClustersViewModel model;
  private final Texts texts;
  private final Parent root;
  private final ToggleGroup group = new ToggleGroup();
  @FXML private Label summary = new Label();
  @FXML private FilterField filter = new FilterField();
  @FXML private HBox cards = new HBox();
  @FXML private HBox chips = new HBox();
  @FXML private HBox tableHead = new HBox();
  @FXML private ListView<CatalogLine> list = new ListView<>();
  @FXML private VBox empty = new VBox();
  @FXML private StackPane picture = new StackPane();
  @FXML private ScrollPane side = new ScrollPane();

  ClustersController(UiServices services, ClustersViewModel model) {
    this.model = model;
    texts = services.texts();
    root = Fxml.load(this, texts);
    filter.icon(Feather.SEARCH);
    filter.prompt(texts.get("clusters.filter"));
    model.filter().bind(filter.textProperty());
    picture.getChildren().setAll(new HarborPicture());
    list.setCellFactory(view -> new CatalogCell(texts, model));
    Iterator<Node> heads = tableHead.getChildren().iterator();
    for (CatalogColumns column : CatalogColumns.values()) {
      column.size((Region) heads.next());
    }
    for (ClustersViewModel.Chip chip : ClustersViewModel.Chip.values()) {
      ToggleButton button = new ToggleButton();
      button.getStyleClass().add("chip");
      button.setToggleGroup(group);
      button.setUserData(chip);
      button.setId("chip-" + chip.name().toLowerCase(Locale.ROOT));
      button.setOnAction(event -> choose(button, chip));
      chips.getChildren().add(button);
    }
    group.getToggles().getFirst().setSelected(true);
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER
              && list.getSelectionModel().getSelectedItem() instanceof CatalogLine.Context context) {
            model.open(context.row().id());
            event.consume();
          }
        });
    root.setOnDragOver(this::dragged);
    root.setOnDragDropped(this::dropped);
    // The card at the side gives way where there is no room for both.
    root.layoutBoundsProperty().subscribe(bounds -> show(side, bounds.getWidth() == 0 || bounds.getWidth() > 1100));
    model.screen().subscribe(new PressHold<ClustersViewModel.Screen>(root, services.clock(), this::show)::show);
  }

  private void choose(ToggleButton button, ClustersViewModel.Chip chip) {
    button.setSelected(true);
    model.chip().set(chip);
  }

  private void show(ClustersViewModel.Screen screen) {
    summary.setText(texts.get("clusters.summary", screen.contexts(), screen.files()));
    for (Toggle toggle : group.getToggles()) {
      if (toggle instanceof ToggleButton button && toggle.getUserData() instanceof ClustersViewModel.Chip chip) {
        button.setText(texts.get("clusters.chip." + chip.name().toLowerCase(Locale.ROOT), screen.counts().getOrDefault(chip, 0)));
      }
    }
    cards.getChildren().setAll(screen.cards().stream().map(row -> new ContextCard(row, texts, model)).toList());
    show(cards, !screen.cards().isEmpty());
    show(empty, screen.nothing());
    show(list, !screen.nothing());
    show(chips, !screen.nothing());
    show(tableHead, !screen.nothing());
    if (!list.getItems().equals(screen.lines())) {
      String before = list.getSelectionModel().getSelectedItem() instanceof CatalogLine.Context context ? context.row().id() : "";
      list.getSelectionModel().clearSelection();
      list.getItems().setAll(screen.lines());
      CatalogLine.chosen(screen.lines(), before).ifPresent(list.getSelectionModel()::select);
      // A list that was hidden until now keeps cells that it measured with and never shows.
      list.refresh();
    }
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  @FXML
  void onAddFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("clusters.choose.file"));
    List<File> files = chooser.showOpenMultipleDialog(root.getScene().getWindow());
    if (files != null) {
      model.add(files.stream().map(File::toPath).toList());
    }
  }

  @FXML
  void onAddFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("clusters.choose.folder"));
    File folder = chooser.showDialog(root.getScene().getWindow());
    if (folder != null) {
      model.add(List.of(folder.toPath()));
    }
  }

  @FXML
  void onReload() {
    model.reload();
  }

  @FXML
  void onSample() {
    model.openSample("harbor");
  }

  @FXML
  void onFleet() {
    model.openSample("fleet");
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<Path> paths = event.getDragboard().getFiles().stream().map(File::toPath).toList();
    model.add(paths);
    event.setDropCompleted(!paths.isEmpty());
    event.consume();
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return new SimpleStringProperty(texts.get("clusters.title"));
  }

  @Override
  public void focus() {
    list.requestFocus();
  }

  @Override
  public boolean focusFilter() {
    filter.field().requestFocus();
    return true;
  }

  @Override
  public void close() {
    model.close();
  }
}
