// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.RolloutState;
import org.jspecify.annotations.Nullable;

/// How often what has only seconds on its axis is drawn: each time while few pods are on their way, once a second when there are
/// many. A change of the state is always drawn. FX thread.
final class Pace {
  private static final int MANY = 100;
  private long drawn;
  private @Nullable RolloutState state;

  boolean due(RolloutPicture.Shown picture) {
    int pods = picture.progress().newPods().size() + picture.progress().oldPods().size();
    boolean due = pods <= MANY || picture.now() != drawn || picture.progress().state() != state;
    if (due) {
      drawn = picture.now();
      state = picture.progress().state();
    }
    return due;
  }
}
