// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.overview;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that needs a person.
///
/// @param ref the object that it is about: the workload rather than its pods
/// @param worst the pod or other object that shows it best, where logs and events are to be looked for; may equal `ref`
/// @param container the container in `worst` that is broken; empty when it is none
/// @param words what is wrong and why, in one sentence
/// @param serving what still works, as "2 of 3 pods serve"; null when that says nothing
/// @param evidence what the cluster itself said; null when there are no such words
/// @param since when it began as far as is known, in seconds since 1970; 0 when it is not
/// @param count how many pods have it
/// @param steps what to do next, the best first
/// @param trace how often it happened and when; null when nothing tells
public record Problem(
    ResourceRef ref,
    ResourceRef worst,
    String container,
    Health health,
    Message words,
    @Nullable Message serving,
    @Nullable Evidence evidence,
    long since,
    int count,
    List<NextStep> steps,
    @Nullable Trace trace) {

  public Problem {
    steps = List.copyOf(steps);
  }

  /// One that left no trace.
  public Problem(
      ResourceRef ref,
      ResourceRef worst,
      String container,
      Health health,
      Message words,
      @Nullable Message serving,
      @Nullable Evidence evidence,
      long since,
      int count,
      List<NextStep> steps) {
    this(ref, worst, container, health, words, serving, evidence, since, count, steps, null);
  }

  /// How often it happened, and at which moments of that one knows: the cluster keeps only the first and the last of a series.
  ///
  /// @param words as "14 restarts"
  /// @param moments in seconds since 1970, oldest first
  public record Trace(Message words, List<Long> moments) {
    public Trace {
      moments = List.copyOf(moments);
    }
  }

  /// Equal for the same trouble of the same object over time, so that a view can keep its selection and its muted ones.
  public String id() {
    return (ref.uid().isEmpty() ? ref.toString() : ref.uid()) + "/" + words.key();
  }

  /// What the cluster said.
  ///
  /// @param reason as `FailedScheduling`; empty when there is none
  /// @param text as the cluster wrote it
  public record Evidence(Source source, String reason, String text) {}

  /// Where words of the cluster come from.
  public enum Source {
    LOG,
    EVENT,
    CONDITION,
    STATUS
  }
}
