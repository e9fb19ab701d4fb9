// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.sample.api.ClusterLife;
import dev.pilothouse.sample.api.LogFeed;
import dev.pilothouse.sample.api.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A life in which nothing moves, but each container has said three lines and uses a quarter of a core.
final class TalkativeLife implements ClusterLife {
  static final Instant START = Instant.parse("2026-03-01T10:00:00.123456789Z");

  @Override
  public LogFeed logs() {
    return new LogFeed() {
      @Override
      public List<LogLine> read(Target target, boolean previous) {
        return List.of(
            new LogLine(START, "first"), new LogLine(START.plusMillis(5), "zwei: größer"), new LogLine(START.plusSeconds(1), "三"));
      }

      @Override
      public Following follow(Target target, Sink sink) {
        return new Following(read(target, false), () -> {});
      }
    };
  }

  @Override
  public UsageSource usage() {
    return new UsageSource() {
      @Override
      public List<NodeUsage> nodes() {
        return List.of(new NodeUsage("node-1", START, Duration.ofSeconds(15), new Usage(1_500_000_000, 4L << 30)));
      }

      @Override
      public List<PodUsage> pods() {
        return List.of(new PodUsage("default", "web", START, Duration.ofSeconds(15), List.of(
            new ContainerUsage("main", new Usage(250_000_000, 64 << 20)), new ContainerUsage("side", new Usage(1_000, 1 << 20)))));
      }
    };
  }

  @Override
  public void close() {}
}
