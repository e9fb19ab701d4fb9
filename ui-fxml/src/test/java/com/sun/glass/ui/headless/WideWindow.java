// SPDX-License-Identifier: Apache-2.0
package com.sun.glass.ui.headless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.Window;
import java.nio.ByteBuffer;
import javafx.scene.paint.Color;

/// A window that draws into [FramePixels]; the stock one draws into a buffer of 1000 by 1000 and breaks outside of it.
final class WideWindow extends HeadlessWindow {
  private final FramePixels pixels;

  WideWindow(FramePixels pixels, Window owner, Screen screen, int styleMask) {
    super(new HeadlessWindowManager(), owner, screen, ByteBuffer.allocate(4), styleMask);
    this.pixels = pixels;
  }

  boolean contains(double x, double y) {
    return x >= getX() && x < getX() + getWidth() && y >= getY() && y < getY() + getHeight();
  }

  boolean takesMouse() {
    return !isClosed() && isVisible() && !isMinimized() && getView() != null;
  }

  boolean popup() {
    return (getStyleMask() & Window.POPUP) != 0;
  }

  @Override
  void blit(Pixels image) {
    pixels.draw(image, getX(), getY());
  }

  @Override
  void clearRect(int left, int columns, int top, int rows) {
    pixels.clear(left, top, columns, rows);
  }

  @Override
  protected boolean _close(long pointer) {
    pixels.clear(getX(), getY(), getWidth(), getHeight());
    return super._close(pointer);
  }

  @Override
  public Color getColor(int x, int y) {
    return pixels.color(x, y);
  }

  @Override
  public void getScreenCapture(int left, int top, int columns, int rows, int[] into, boolean scaleToFit) {
    pixels.copy(left, top, columns, rows, into);
  }
}
