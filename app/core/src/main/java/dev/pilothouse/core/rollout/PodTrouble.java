// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.Message;
import java.util.List;

/// What holds one pod back. The same words tell it on the pod's mark and, with its name before them, in the sentence.
///
/// @param words what follows `rollout.pod.` and `rollout.wait.` in the keys of the texts
/// @param places what goes into the places after the pod's name
/// @param attempts how often it failed; 0 when nothing counts
/// @param failedAt when it failed last, in seconds since 1970; 0 when it did not
record PodTrouble(
    Cause cause, Mark mark, String words, List<Object> places, String container, long attempts, long failedAt, long since) {

  static PodTrouble broken(Cause cause, String container, long since, String words, Object... places) {
    return new PodTrouble(cause, Mark.BROKEN, words, List.of(places), container, 0, 0, since);
  }

  static PodTrouble waiting(Cause cause, String container, long since, String words, Object... places) {
    return new PodTrouble(cause, Mark.WAITING, words, List.of(places), container, 0, 0, since);
  }

  PodTrouble counted(long times, long last) {
    return new PodTrouble(cause, mark, words, places, container, times, last, since);
  }

  Message onItsMark() {
    return new Message("rollout.pod." + words, places);
  }
}
