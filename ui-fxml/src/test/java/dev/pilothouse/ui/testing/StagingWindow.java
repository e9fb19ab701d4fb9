// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.settings.Appearance;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window with the cluster `staging` open, closed after each test.
public final class StagingWindow implements AfterEachCallback {
  public Stage stage;
  public TestWindow test;
  public StagedSession session;

  /// FX thread.
  public void open(Stage shown) {
    stage = shown;
    test = TestWindow.whole(shown, Appearance.DEFAULTS.theme(Appearance.Theme.LIGHT).language("en"));
    session = test.open("staging");
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    FxToolkit.setupFixture(() -> test.window.close());
    WaitForAsyncUtils.waitForFxEvents();
  }
}
