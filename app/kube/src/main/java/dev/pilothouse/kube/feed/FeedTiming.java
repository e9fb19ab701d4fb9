// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import java.time.Duration;

/// How long the feed waits for what. The back-off, the watch's length and the short-watch rule are those of client-go's Reflector
/// (tools/cache/reflector.go).
///
/// @param firstRows so many rows are shown at once when nothing is shown yet
/// @param firstDelay or as many as have come by then
/// @param laterDelay changes within this time become one batch, one frame of the screen
/// @param backOff the first wait after a failure; each is twice the one before
/// @param backOffReset a line that held so long begins with the first wait again
/// @param refusedAgain when a kind that was refused is asked for again
/// @param shortWatch a watch that ends sooner and without any event counts as a failure
/// @param watchLength the shortest time that the server is asked to keep a watch open; the longest is twice that
/// @param answer how long to wait for the beginning of an answer
/// @param silence after so long without a byte on any stream the line is tested; again and again, ever less often
/// @param silenceMost the longest time between two such tests
/// @param probe how long a test of the line may take
/// @param down how often a line that is down is tested
/// @param poll how often a kind is listed that cannot be watched
/// @param initialQuiet a stream that should end its initial events with a mark, and is silent so long on a line that
///     answers, does not know the mark
record FeedTiming(
    int firstRows,
    Duration firstDelay,
    Duration laterDelay,
    Duration backOff,
    Duration backOffMost,
    Duration backOffReset,
    Duration refusedAgain,
    Duration shortWatch,
    Duration watchLength,
    Duration answer,
    Duration silence,
    Duration silenceMost,
    Duration probe,
    Duration down,
    Duration poll,
    Duration initialQuiet) {

  static FeedTiming standard() {
    return new FeedTiming(
        30,
        Duration.ofMillis(10),
        Duration.ofMillis(16),
        Duration.ofMillis(800),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        Duration.ofSeconds(12),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }
}
