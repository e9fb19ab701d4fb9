// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop.notify;

import dev.pilothouse.core.port.Notifications;
import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.Taskbar;
import java.awt.TrayIcon;
import java.io.IOException;
import java.net.URL;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What AWT has of the desktop: a tray icon that shows words, and a number at the dock's icon. Blocks; never on the FX thread.
/// Desktops without either are passed over.
final class TrayNotifications implements Notifications {
  private static final Logger LOG = LoggerFactory.getLogger(TrayNotifications.class);
  private static final String ICON = "/dev/pilothouse/themes/icons/pilothouse-32.png";
  // Guarded by this.
  private @Nullable TrayIcon icon;

  @Override
  public synchronized void show(String title, String words) {
    try {
      if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
        return;
      }
      TrayIcon shown = icon;
      if (shown == null) {
        shown = new TrayIcon(image(), "Pilothouse");
        shown.setImageAutoSize(true);
        SystemTray.getSystemTray().add(shown);
        icon = shown;
      }
      shown.displayMessage(title, words, TrayIcon.MessageType.NONE);
    } catch (AWTException | AWTError | IOException | RuntimeException e) {
      LOG.debug("no tray: {}", e.getClass().getSimpleName());
    }
  }

  private static Image image() throws IOException {
    URL file = TrayNotifications.class.getResource(ICON);
    if (file == null) {
      throw new IOException("no icon");
    }
    return ImageIO.read(file);
  }

  @Override
  public synchronized void count(int number) {
    try {
      if (GraphicsEnvironment.isHeadless() || !Taskbar.isTaskbarSupported()) {
        return;
      }
      Taskbar bar = Taskbar.getTaskbar();
      if (bar.isSupported(Taskbar.Feature.ICON_BADGE_TEXT) || bar.isSupported(Taskbar.Feature.ICON_BADGE_NUMBER)) {
        bar.setIconBadge(number == 0 ? null : Integer.toString(number));
      }
    } catch (AWTError | RuntimeException e) {
      LOG.debug("no badge: {}", e.getClass().getSimpleName());
    }
  }
}
