// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.Locale;

/// How a pod is, as one sign on the map; the worst last, so that of many in one pixel the greatest is seen.
public enum PodMark {
  /// Ended well, or not to be judged.
  DONE(0),
  RUNNING(1),
  /// Asked to end.
  LEAVING(2),
  STARTING(3),
  /// Runs again after crashes.
  RESTARTED(4),
  NOT_READY(5),
  FAILING(6),
  /// Its node is silent.
  UNKNOWN(7);

  private static final List<PodMark> ALL = List.of(values());
  private final int number;

  PodMark(int number) {
    this.number = number;
  }

  /// Its place in the order, as its category in the legend of statuses.
  public int number() {
    return number;
  }

  /// By the rules of the pod's status.
  ///
  /// @param now in seconds since 1970
  static PodMark of(PodKind kind, Row pod, long now) {
    Status status = kind.status(pod, now);
    String words = status.words().key();
    return switch (status.health()) {
      case NEUTRAL -> pod.deleted() > 0 ? LEAVING : DONE;
      case GOOD -> RUNNING;
      case PROGRESSING -> pod.deleted() > 0 ? LEAVING : STARTING;
      case WARNING -> words.equals("status.restarted") ? RESTARTED : NOT_READY;
      case BAD -> words.equals("status.nodeLost") ? UNKNOWN : FAILING;
    };
  }

  /// Whether it stays as it is while the pod's row does, however much time passes.
  boolean isSteady() {
    return this == DONE || this == RUNNING;
  }

  /// The mark of a number.
  public static PodMark at(int number) {
    return ALL.get(number);
  }

  /// As the legend calls it.
  public Message words() {
    return Message.of("map.pod." + name().toLowerCase(Locale.ROOT));
  }

  public MapTone tone() {
    return switch (this) {
      case DONE, LEAVING -> MapTone.OFF;
      case RUNNING -> MapTone.OK;
      case STARTING -> MapTone.INFO;
      case RESTARTED, NOT_READY -> MapTone.WARN;
      case FAILING, UNKNOWN -> MapTone.BAD;
    };
  }
}
