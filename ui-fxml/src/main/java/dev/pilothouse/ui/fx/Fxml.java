// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.fx;

import dev.pilothouse.ui.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the FXML file that lies beside a controller: `Logs.fxml` for `LogsController`. `%key` in it is a text.
public final class Fxml {
  private Fxml() {}

  public static Parent load(Object controller, Texts texts) {
    Class<?> type = controller.getClass();
    String file = type.getSimpleName().replaceFirst("Controller$", "") + ".fxml";
    URL url = Objects.requireNonNull(type.getResource(file), file);
    FXMLLoader loader = new FXMLLoader(url, new Words(texts));
    loader.setController(controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /// The texts in the shape that FXML asks for.
  private static final class Words extends ResourceBundle {
    private final Texts texts;

    private Words(Texts texts) {
      this.texts = texts;
    }

    @Override
    protected Object handleGetObject(String key) {
      return texts.get(key);
    }

    /// A text that is missing is shown as its key, as everywhere.
    @Override
    public boolean containsKey(String key) {
      return true;
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.emptyEnumeration();
    }
  }
}
