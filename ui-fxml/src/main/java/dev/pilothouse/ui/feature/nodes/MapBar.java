// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.ColourKey;
import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.Grouping;
import dev.pilothouse.core.nodemap.MapPicture;
import dev.pilothouse.core.nodemap.NodeOrder;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.ui.control.FilterField;
import dev.pilothouse.ui.icon.Icons;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Above the map: what is coloured, grouped, put in order and searched, and how close one looks. FX thread.
final class MapBar extends HBox {
  private static final double ROOM_FOR_ORDER = 760;
  private static final double ROOM_FOR_COUNT = 980;
  private static final int MOST_LABELS = 40;
  private final Texts texts;
  private final Consumer<UnaryOperator<MapChoices>> choose;
  private final FilterField search = new FilterField();
  private final MenuButton colour = menu("map-colour");
  private final MenuButton group = menu("map-group");
  private final MenuButton order = menu("map-order");
  private final Label count = new Label();
  private final Label seen = new Label();
  private Set<String> labels = Set.of();
  private List<?> shownRows = List.of();

  /// Where the buttons lead.
  interface Moves {
    void zoom(boolean closer);

    void fit();

    void table();
  }

  MapBar(Texts texts, Consumer<UnaryOperator<MapChoices>> choose, Moves moves) {
    this.texts = texts;
    this.choose = choose;
    getStyleClass().add("bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    search.prompt(texts.get("map.search"));
    search.icon(Feather.SEARCH);
    search.setPrefWidth(260);
    search.setMinWidth(110);
    search.textProperty().addListener((text, before, after) -> choose.accept(now -> now.search(after)));
    count.getStyleClass().add("row-count");
    count.setId("map-count");
    count.setMinWidth(USE_PREF_SIZE);
    seen.getStyleClass().add("map-seen");
    seen.setId("map-seen");
    seen.setMinWidth(60);
    seen.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    present(seen, false);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().setAll(
        search, colour, group, order, count, seen, space, button("map-out", Feather.ZOOM_OUT, "map.out", () -> moves.zoom(false)),
        button("map-in", Feather.ZOOM_IN, "map.in", () -> moves.zoom(true)),
        button("map-fit", Feather.MAXIMIZE, "map.fit", moves::fit),
        button("map-table", Feather.LIST, "map.table", moves::table));
    widthProperty().subscribe(
        width -> {
          present(order, width.doubleValue() > ROOM_FOR_ORDER);
          present(count, width.doubleValue() > ROOM_FOR_COUNT);
        });
  }

  private static void present(Region part, boolean there) {
    part.setVisible(there);
    part.setManaged(there);
  }

  private static MenuButton menu(String id) {
    MenuButton menu = new MenuButton();
    menu.getStyleClass().add("chip");
    menu.setId(id);
    menu.setMinWidth(USE_PREF_SIZE);
    return menu;
  }

  private Button button(String id, Feather icon, String key, Runnable action) {
    Button button = new Button("", Icons.of(icon));
    button.getStyleClass().add("icon-button");
    button.setId(id);
    button.setAccessibleText(texts.get(key));
    button.setTooltip(new Tooltip(texts.get(key)));
    button.setOnAction(event -> action.run());
    return button;
  }

  void show(MapViewModel.Shown next) {
    MapChoices now = next.choices();
    MapPicture picture = next.picture();
    labels(picture);
    colour.setText(texts.get("map.colour", texts.get("map.colour." + now.colour().id())));
    group.setText(
        now.grouping().by() == Grouping.By.LABEL
            ? texts.get("map.group", now.grouping().label())
            : texts.get("map.group", texts.get("map.group." + now.grouping().by().id())));
    order.setText(texts.get("map.order", texts.get("map.order." + now.order().id())));
    colours(now);
    groups(now);
    orders(now);
    search.wrong(picture.light().problems().isEmpty() ? "" : texts.get(picture.light().problems().getFirst()));
    seen(next.seen());
    count.setText(counted(next));
  }

  /// Nothing before anything is known: that is not none.
  private String counted(MapViewModel.Shown next) {
    MapPicture picture = next.picture();
    if (picture.fleet().nodes().isEmpty() && !(next.nodes() instanceof Freshness.Live)) {
      return "";
    }
    String nodes = Amounts.count(picture.fleet().nodes().size());
    String pods = Amounts.count(picture.fleet().placed());
    String words =
        next.choices().dims()
            ? texts.get(
                "map.count.lit", Amounts.count(picture.light().nodeCount()), nodes, Amounts.count(picture.light().podCount()), pods)
            : texts.get("map.count", nodes, pods);
    int stranded = next.stranded().size();
    return stranded == 0 ? words : texts.get("map.count.stranded", words, Amounts.count(stranded));
  }

  /// Which pods are missing is said wherever there is room for a word of it.
  private void seen(FleetPods.Seen now) {
    List<String> names = now.namespaces();
    String words = names.isEmpty() ? texts.get("map.seen.none") : texts.get("map.seen", names.size(), String.join(", ", names));
    present(seen, !now.all());
    if (!words.equals(seen.getText())) {
      seen.setText(words);
      seen.setTooltip(new Tooltip(words + "\n" + texts.get("map.seen.why")));
      seen.setAccessibleHelp(texts.get("map.seen.why"));
    }
  }

  /// Labels that some nodes have and that do not tell each node from every other.
  private void labels(MapPicture picture) {
    List<?> rows = picture.fleet().nodes().stream().map(FleetNode::row).toList();
    if (rows.equals(shownRows)) {
      return;
    }
    shownRows = rows;
    Set<String> found = new TreeSet<>();
    picture.fleet().nodes().stream().limit(200).forEach(node -> found.addAll(node.row().labels().asMap().keySet()));
    found.remove("kubernetes.io/hostname");
    if (!found.equals(labels)) {
      labels = found;
      group.getItems().clear();
    }
  }

  private void colours(MapChoices now) {
    if (colour.getItems().isEmpty()) {
      for (ColourKey key : ColourKey.values()) {
        colour.getItems().add(item("map.colour." + key.id(), key, choice -> choice.colour(key)));
      }
    }
    select(colour.getItems(), now.colour());
  }

  private void orders(MapChoices now) {
    if (order.getItems().isEmpty()) {
      for (NodeOrder one : NodeOrder.values()) {
        order.getItems().add(item("map.order." + one.id(), one, choice -> choice.order(one)));
      }
    }
    select(order.getItems(), now.order());
  }

  private void groups(MapChoices now) {
    if (group.getItems().isEmpty()) {
      for (Grouping.By by : Grouping.By.values()) {
        if (by != Grouping.By.LABEL) {
          Grouping grouping = Grouping.by(by);
          group.getItems().add(item("map.group." + by.id(), grouping, choice -> choice.grouping(grouping)));
        }
      }
      Menu more = new Menu(texts.get("map.group.label"));
      for (String label : labels.stream().limit(MOST_LABELS).toList()) {
        Grouping grouping = Grouping.label(label);
        more.getItems().add(item(label, grouping, choice -> choice.grouping(grouping)));
      }
      more.setDisable(more.getItems().isEmpty());
      group.getItems().add(more);
    }
    select(group.getItems(), now.grouping());
  }

  private RadioMenuItem item(String words, Object value, UnaryOperator<MapChoices> change) {
    RadioMenuItem item = new RadioMenuItem(texts.has(words) ? texts.get(words) : words);
    item.setMnemonicParsing(false);
    item.setUserData(value);
    item.setId("map-" + words.replace('.', '-'));
    item.setOnAction(event -> choose.accept(change));
    return item;
  }

  private static void select(List<MenuItem> items, Object value) {
    for (MenuItem item : new ArrayList<>(items)) {
      if (item instanceof RadioMenuItem radio) {
        radio.setSelected(value.equals(radio.getUserData()));
      } else if (item instanceof Menu menu) {
        select(menu.getItems(), value);
      }
    }
  }

  void focusSearch() {
    search.focusField();
  }

  void search(String words) {
    search.textProperty().set(words);
  }

  /// Enter and Down leave the field for the map.
  void onDown(Runnable handler) {
    search.onDown(handler);
  }
}
