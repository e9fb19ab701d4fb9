// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;

/// The name of an image, an address or another word without a space, which goes on in the next line only after a separator and not
/// in the middle of a part; and which a right click copies whole. FX thread.
public final class LongName extends FlowPane {
  private static final Pattern AFTER_A_SEPARATOR = Pattern.compile("(?<=[/:@,])|(?<=-)(?=[^-])");
  private final String whole;

  /// @param styleClass of each part
  /// @param copy what the menu says
  @SuppressWarnings("this-escape") // final, and nothing is left to set up
  public LongName(String whole, String styleClass, String copy) {
    this.whole = whole;
    getStyleClass().add("long-name");
    setMinWidth(0);
    parts(whole).forEach(part -> getChildren().add(label(part, styleClass)));
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(whole);
    MenuItem item = new MenuItem(copy);
    item.setOnAction(event -> copy());
    ContextMenu menu = new ContextMenu(item);
    setOnContextMenuRequested(event -> menu.show(this, event.getScreenX(), event.getScreenY()));
  }

  /// `a.example/shop/web:1` is `a.example/`, `shop/`, `web:` and `1`.
  static List<String> parts(String whole) {
    return AFTER_A_SEPARATOR.splitAsStream(whole).toList();
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(whole);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private Label label(String part, String styleClass) {
    Label label = new Label(part);
    label.getStyleClass().add(styleClass);
    // a digest is longer than any line
    label.setWrapText(true);
    label.maxWidthProperty().bind(widthProperty());
    return label;
  }
}
