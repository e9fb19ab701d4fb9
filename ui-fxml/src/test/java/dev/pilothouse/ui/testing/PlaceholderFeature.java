// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/// A feature whose views only say what they are about, and count how many are open.
public final class PlaceholderFeature implements Feature {
  public final List<Route> open = new ArrayList<>();
  private final String id;
  private final Place place;

  public PlaceholderFeature(String id, Place place) {
    this.id = id;
    this.place = place;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public FeatureView open(Route route) {
    open.add(route);
    String about = route.object() != null ? route.object().name() : route.kindId();
    String words = about.isEmpty() ? Character.toUpperCase(id.charAt(0)) + id.substring(1) : about;
    Button button = new Button(words);
    StackPane node = new StackPane(button);
    node.setId("view-" + id);
    return new FeatureView() {
      @Override
      public Parent node() {
        return node;
      }

      @Override
      public ObservableValue<String> title() {
        return new SimpleStringProperty(words);
      }

      @Override
      public void focus() {
        button.requestFocus();
      }

      @Override
      public void close() {
        open.remove(route);
      }
    };
  }
}
