// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

/// The desktop's own notifications, beside the window. Used only when a person has asked for them. Any thread; returns at once, and
/// what does not work is passed over: the same words stand in the window.
public interface Notifications {

  /// A desktop that has none.
  Notifications NONE =
      new Notifications() {
        @Override
        public void show(String title, String words) {}

        @Override
        public void count(int number) {}
      };

  /// Shows a notification.
  ///
  /// @param title one line
  /// @param words what is below it; may be empty
  void show(String title, String words);

  /// Shows a number at the program's icon in the dock or the task bar, where there is such a thing; 0 takes it away.
  void count(int number);
}
