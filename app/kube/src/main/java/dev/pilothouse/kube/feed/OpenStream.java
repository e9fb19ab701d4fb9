// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.feed.FeedLine.Answer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A watch's stream while it is open, and why somebody else than its reader ended it. Any thread.
final class OpenStream {
  private static final Logger LOG = LoggerFactory.getLogger(OpenStream.class);
  private final Answer answer;
  private final long opened = System.nanoTime();
  private volatile long lastEvent = opened;
  private volatile boolean busy;
  private volatile boolean initial;
  private volatile boolean withoutMark;
  private volatile @Nullable ClusterFailure brokenBy;

  /// @param initial whether it begins with all objects and a mark at their end
  OpenStream(Answer answer, boolean initial) {
    this.answer = answer;
    this.initial = initial;
  }

  Answer answer() {
    return answer;
  }

  /// An event has come, and is being taken.
  void event() {
    busy = true;
  }

  /// The event was taken; the next is waited for.
  void taken() {
    lastEvent = System.nanoTime();
    busy = false;
  }

  void initialComplete() {
    initial = false;
  }

  /// Whether the mark at the end of the initial events has not come yet.
  boolean awaitsMark() {
    return initial;
  }

  /// In nanoseconds.
  long age() {
    return System.nanoTime() - opened;
  }

  /// How long the next event has been waited for, in nanoseconds; 0 while whoever takes them is not yet done with the last one.
  long quiet() {
    return busy ? 0 : System.nanoTime() - lastEvent;
  }

  /// Ends it because its server does not know the mark.
  void endWithoutMark() {
    withoutMark = true;
    close();
  }

  boolean endedWithoutMark() {
    return withoutMark;
  }

  /// Ends it because the line was found dead.
  void breakOff(ClusterFailure failure) {
    brokenBy = failure;
    close();
  }

  @Nullable ClusterFailure brokenBy() {
    return brokenBy;
  }

  void close() {
    try {
      answer.close();
    } catch (IOException | RuntimeException unimportant) {
      LOG.debug("closing a watch", unimportant);
    }
  }
}
