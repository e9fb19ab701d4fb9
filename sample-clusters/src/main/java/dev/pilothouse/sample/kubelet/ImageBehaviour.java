// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a container of some image behaves: the simulated cluster's stand-in for its program.
///
/// @param pull how long the image takes to arrive on a node
/// @param size of the image, in bytes
/// @param missing whether the registry does not have it
/// @param start how long the program needs until it answers its probes
/// @param warm how long its readiness probe is then still answered with no, null for ever
/// @param answer that no: a status and perhaps a word, as `503 warming up`, or what a command prints
/// @param crash how it fails again and again, null if it does not
/// @param run how long it runs until it is done, null if it serves until it is told to stop
/// @param stop how long it needs to stop
/// @param hang after how long it answers its probes no more, null for never
/// @param log what its output looks like
/// @param linesPerSecond how much it writes
/// @param load what it uses
public record ImageBehaviour(
    Duration pull,
    long size,
    boolean missing,
    Duration start,
    @Nullable Duration warm,
    String answer,
    @Nullable Crash crash,
    @Nullable Duration run,
    Duration stop,
    @Nullable Duration hang,
    LogStyle log,
    double linesPerSecond,
    Load load) {

  /// One end after another.
  ///
  /// @param after how long it ran
  /// @param lastLines what it writes before it ends; `log` decides how they look where they bring no time of their own
  public record Crash(Duration after, int exitCode, String reason, List<String> lastLines) {
    public Crash {
      lastLines = List.copyOf(lastLines);
    }
  }

  /// What a container uses.
  ///
  /// @param cpu its usual share of what it requested; below zero if `sharedMillis` says it
  /// @param sharedMillis work in millicores that all ready containers of the image in a namespace share, so that
  ///     scaling out relieves them
  /// @param memory its usual share of the memory that it requested
  public record Load(double cpu, long sharedMillis, double memory) {}

  /// What an image does of which nothing is said: pulls in two seconds, starts in three, serves for good.
  public static ImageBehaviour usual() {
    return new ImageBehaviour(
        Duration.ofMillis(2_100),
        48_000_000,
        false,
        Duration.ofSeconds(3),
        Duration.ZERO,
        "503",
        null,
        null,
        Duration.ofMillis(1_200),
        null,
        LogStyle.LOGFMT,
        0.5,
        new Load(0.35, 0, 0.6));
  }
}
