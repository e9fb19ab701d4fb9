// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.rollout.Envelope.Counts;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The bounds of a rollout, with the controllers' own rounding. A Deployment's percentages: surge up, unavailable down
/// (ResolveFenceposts); a DaemonSet's: both up; a StatefulSet's: down. Where both come to nothing, one may be unavailable.
final class Envelopes {
  private Envelopes() {}

  static Envelope deployment(Row row, Counts now) {
    return row.text(DeploymentKind.STRATEGY).equals("Recreate")
        ? unbounded(row.number(DeploymentKind.REPLICAS), now)
        : bounded(
            row.number(DeploymentKind.REPLICAS), row.text(DeploymentKind.MAX_SURGE), row.text(DeploymentKind.MAX_UNAVAILABLE),
            RoundingMode.CEILING, RoundingMode.FLOOR, now);
  }

  static Envelope daemonSet(Row row, Counts now) {
    return row.text(DaemonSetKind.STRATEGY).equals("OnDelete")
        ? unbounded(row.number(DaemonSetKind.DESIRED), now)
        : bounded(
            row.number(DaemonSetKind.DESIRED), row.text(DaemonSetKind.MAX_SURGE), row.text(DaemonSetKind.MAX_UNAVAILABLE),
            RoundingMode.CEILING, RoundingMode.CEILING, now);
  }

  static Envelope statefulSet(Row row, Counts now) {
    return row.text(StatefulSetKind.STRATEGY).equals("OnDelete")
        ? unbounded(row.number(StatefulSetKind.REPLICAS), now)
        : bounded(
            row.number(StatefulSetKind.REPLICAS), "", row.text(StatefulSetKind.MAX_UNAVAILABLE), RoundingMode.FLOOR,
            RoundingMode.FLOOR, now);
  }

  private static Envelope unbounded(long wanted, Counts now) {
    return new Envelope(wanted, wanted, 0, 0, wanted, "", "", false, now);
  }

  private static Envelope bounded(
      long wanted, String surgeWritten, String unavailableWritten, RoundingMode surges, RoundingMode fails, Counts now) {
    long surge = scaled(surgeWritten, wanted, surges);
    long unavailable = scaled(unavailableWritten, wanted, fails);
    if (surge == 0 && unavailable == 0) {
      unavailable = 1;
    }
    unavailable = Math.min(unavailable, wanted);
    return new Envelope(
        wanted, wanted + surge, wanted - unavailable, surge, unavailable, surgeWritten, unavailableWritten, true, now);
  }

  /// A number, or a percentage of the pods that are wanted; 0 for what cannot be read.
  static long scaled(String written, long of, RoundingMode rounding) {
    try {
      if (!written.endsWith("%")) {
        return written.isEmpty() ? 0 : Long.parseLong(written);
      }
      BigDecimal share = new BigDecimal(written.substring(0, written.length() - 1)).movePointLeft(2);
      return share.multiply(BigDecimal.valueOf(of)).setScale(0, rounding).longValue();
    } catch (NumberFormatException odd) {
      return 0;
    }
  }
}
