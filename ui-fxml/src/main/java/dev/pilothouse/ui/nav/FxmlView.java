// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.text.Texts;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// A view that is made of the FXML file beside its class, under a title that stays. What it puts into [#bag] ends with it. FX
/// thread.
public abstract class FxmlView implements FeatureView {
  protected final Subscription.Bag bag = new Subscription.Bag();
  protected final Parent root;
  private final ReadOnlyStringWrapper title;

  /// Loads the file: what it marks with fx:id is there afterwards, and has no initializer in the class.
  @SuppressWarnings("this-escape") // FXML puts its nodes into fields of the class below, which touches nothing else yet
  protected FxmlView(Texts texts, String title) {
    this.title = new ReadOnlyStringWrapper(title);
    root = Fxml.load(this, texts);
  }

  @Override
  public final Parent node() {
    return root;
  }

  @Override
  public final ObservableValue<String> title() {
    return title.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    root.requestFocus();
  }

  @Override
  public void close() {
    bag.close();
  }
}
