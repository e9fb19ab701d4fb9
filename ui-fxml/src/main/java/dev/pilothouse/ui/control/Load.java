// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

/// What something uses now and used before, for a cell with a sparkline. Immutable: nobody changes the history. Two loads are the
/// same only when they are one object, so that a cell is drawn again with each new reading.
public final class Load {
  public static final Load UNKNOWN = new Load(Double.NaN, new double[0]);

  private final double value;
  private final double[] history;

  /// @param value in cores or bytes; NaN when it is not known
  /// @param history oldest first; empty when it is not known; kept, not copied
  public Load(double value, double[] history) {
    this.value = value;
    this.history = history;
  }

  public boolean known() {
    return !Double.isNaN(value);
  }

  public double value() {
    return value;
  }

  public double[] history() {
    return history;
  }
}
