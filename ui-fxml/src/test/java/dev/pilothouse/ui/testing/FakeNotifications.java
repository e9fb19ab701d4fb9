// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.port.Notifications;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Notes what the desktop was asked to show.
public final class FakeNotifications implements Notifications {
  public final List<String> shown = new CopyOnWriteArrayList<>();
  public volatile int count;

  @Override
  public void show(String title, String words) {
    shown.add(title + "\n" + words);
  }

  @Override
  public void count(int number) {
    count = number;
  }
}
