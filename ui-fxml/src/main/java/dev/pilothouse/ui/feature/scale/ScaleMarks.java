// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.ui.feature.scale.ScaleState.Marks;
import dev.pilothouse.ui.feature.scale.ScaleState.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the slider goes and what stands along it; and the states in which nothing is judged. Pure.
final class ScaleMarks {
  private static final int LEAST = 8;
  private static final int[] NICE = {8, 10, 12, 16, 20, 24, 32, 40, 50, 60, 80};

  private ScaleMarks() {}

  /// The slider's right end: twice what there is, the autoscaler's maximum with air behind it, at least what is wanted; rounded.
  static int most(int now, int wanted, @Nullable Autoscaler autoscaler) {
    int range = autoscaler == null || autoscaler.max() > 10 * Math.max(now, 10) ? 0 : (int) Math.ceil(autoscaler.max() * 1.3);
    return rounded(Math.max(Math.max(LEAST, range), Math.max(2 * now, wanted)));
  }

  private static int rounded(int number) {
    for (long scale = 1; ; scale *= 10) {
      for (int nice : NICE) {
        if (nice * scale >= number) {
          return (int) Math.min(Integer.MAX_VALUE, nice * scale);
        }
      }
    }
  }

  static Marks of(int most, @Nullable Autoscaler autoscaler, int room) {
    return autoscaler == null
        ? new Marks(most, "", -1, -1, room)
        : new Marks(
            most, ScaleOptions.kind(autoscaler) + " " + autoscaler.ref().name(), autoscaler.min(), autoscaler.max(), room);
  }

  /// What is shown before anything was read.
  static ScaleState opening(int now, int wanted, GuardLevel guard) {
    Check looking = new Check("room", Health.PROGRESSING, Message.of("scale.room.loading"));
    Marks marks = of(most(Math.max(0, now), wanted, null), null, -1);
    return new ScaleState(Phase.LOADING, now, wanted, marks, null, List.of(), List.of(looking), 0, null, guard, false, "", null);
  }

  static ScaleState failed(ScaleState before, int wanted, Phase phase, ClusterFailure failure) {
    return new ScaleState(
        phase, before.now(), wanted, before.marks(), null, List.of(), List.of(), 0, null, before.guard(), false, "", failure);
  }
}
