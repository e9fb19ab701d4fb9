// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.yaml.edit.SecretText;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The menu that shows values of a Secret, one key at a time: a text in its place, bytes in a dialog. A text that was shown and not
/// changed is masked again after half a minute, and when the view is left. FX thread.
final class SecretKeys implements Subscription {
  private static final Duration SHOWN = Duration.seconds(30);
  private final MenuButton menu;
  private final Texts texts;
  private final BytesDialog bytes;
  private final BiConsumer<String, Boolean> reveal;
  private final Map<String, PauseTransition> shown = new HashMap<>();

  /// @param reveal is told the key, and whether its value may be seen
  SecretKeys(MenuButton menu, UiServices services, BiConsumer<String, Boolean> reveal) {
    this.menu = menu;
    texts = services.texts();
    this.reveal = reveal;
    bytes = new BytesDialog(services);
    show(null);
  }

  void show(@Nullable JsonNode object) {
    boolean secret = object != null && SecretText.is(object);
    menu.setVisible(secret);
    menu.setManaged(secret);
    if (object == null || !secret) {
      return;
    }
    List<MenuItem> items = new ArrayList<>();
    SecretText.textKeys(object).forEach(key -> items.add(item("editor.reveal.key", key, () -> reveal(key))));
    SecretText.bytes(object).forEach((key, value) -> items.add(item("editor.bytes.key", key, () -> bytes.open(key, value))));
    menu.getItems().setAll(items);
  }

  private MenuItem item(String words, String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(words, key));
    item.setId("reveal-" + key);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void reveal(String key) {
    reveal.accept(key, true);
    PauseTransition rest = new PauseTransition(SHOWN);
    rest.setOnFinished(event -> mask(key));
    PauseTransition before = shown.put(key, rest);
    if (before != null) {
      before.stop();
    }
    rest.playFromStart();
  }

  private void mask(String key) {
    shown.remove(key);
    reveal.accept(key, false);
  }

  @Override
  public void close() {
    shown.values().forEach(PauseTransition::stop);
    shown.clear();
  }
}
