// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

/// The window.
final class DesktopWindow implements PilothouseCommand.Window {

  @Override
  public int open(LaunchOptions options) {
    throw new IllegalStateException("not here yet");
  }
}
