// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.session.Sessions;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What every feature is given by its constructor.
///
/// @param background for work that must not run on the FX thread; each task on its own virtual thread
public record UiServices(
    Texts texts,
    FxThread fx,
    FrameTicker frames,
    Executor background,
    InstantSource clock,
    Navigator navigator,
    Sessions sessions) {

  /// Says that what had to be read first could not be read. FX thread.
  public void refuse(ClusterFailure failure) {
    navigator.refuse(texts.get(failure.what()), texts.get(failure.why()));
  }
}
