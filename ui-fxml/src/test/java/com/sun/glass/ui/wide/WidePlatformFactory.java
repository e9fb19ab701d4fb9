// SPDX-License-Identifier: Apache-2.0
package com.sun.glass.ui.wide;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.WideHeadless;

/// The platform of the tests, chosen with `-Dglass.platform=Wide`: JavaFX looks for a factory of this name in this package.
public final class WidePlatformFactory extends HeadlessPlatformFactory {

  @Override
  public Application createApplication() {
    return new WideHeadless();
  }

  @Override
  public ClipboardDelegate createClipboardDelegate() {
    ClipboardDelegate standard = super.createClipboardDelegate();
    return name ->
        Clipboard.DND.equals(name) ? WideHeadless.current().newDragClipboard() : standard.createClipboard(name);
  }
}
