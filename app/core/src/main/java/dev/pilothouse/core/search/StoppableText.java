// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import java.io.Serial;
import java.util.function.BooleanSupplier;

/// A text that can be taken away from a regular expression that would look at it for ever, as `(a+)+$` would: every few thousand
/// characters it asks whether it is still wanted. Java's matcher cannot be stopped in another way. One thread at a time.
public final class StoppableText implements CharSequence {
  private static final int OFTEN = 4_096;
  private final CharSequence text;
  private final BooleanSupplier stopped;
  private int looks;

  /// Nobody waits for the answer any more.
  public static final class Stopped extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private Stopped() {
      super(null, null, false, false);
    }
  }

  /// @param stopped asked by the thread that reads
  public StoppableText(CharSequence text, BooleanSupplier stopped) {
    this.text = text;
    this.stopped = stopped;
  }

  /// @throws Stopped when it was stopped
  @Override
  public char charAt(int index) {
    if (++looks % OFTEN == 0 && stopped.getAsBoolean()) {
      throw new Stopped();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new StoppableText(text.subSequence(start, end), stopped);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
