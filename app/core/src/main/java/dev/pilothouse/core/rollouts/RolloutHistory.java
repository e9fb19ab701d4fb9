// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollouts.EndedRollout.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers ended rollouts: those of the last 14 days, at most 2,000, in one small file a day. Nothing of a sample cluster is
/// written. Any thread; files are read and written in the background.
public final class RolloutHistory {
  private static final Logger LOG = LoggerFactory.getLogger(RolloutHistory.class);
  private static final int MOST = 2_000;
  /// Rollouts of so many days are kept: those of more than the last one tell how long one usually takes.
  static final int DAYS = 14;

  private final Background background;
  private final DayFiles files;
  private final JsonMapper mapper = new JsonMapper();
  private final Value<List<EndedRollout>> ended = new Value<>(List.of());
  private final Object writing = new Object();
  // Guarded by writing.
  private boolean loaded;
  private boolean broken;

  /// Begins to read what earlier runs saw, in the background.
  ///
  /// @param folder need not exist
  public RolloutHistory(Path folder, Background background) {
    this.background = background;
    files = new DayFiles(folder);
    background.run("ended rollouts", this::load);
  }

  /// The newest end first.
  public Observable<List<EndedRollout>> ended() {
    return ended;
  }

  /// How long a rollout of a workload usually takes: the median of those that went well, in seconds; -1 when fewer than two did.
  ///
  /// @param except one that is not counted
  public static long usual(List<EndedRollout> all, EndedRollout except) {
    return usual(all.stream().filter(one -> !one.key().equals(except.key())).toList(), except.contextId(), except.workload());
  }

  /// How long a rollout of a workload usually takes: the median of those that went well, in seconds; -1 when fewer than two did.
  public static long usual(List<EndedRollout> all, String contextId, ResourceRef workload) {
    long[] times =
        all.stream()
            .filter(one -> one.result() == Result.OK && one.took() >= 0 && one.contextId().equals(contextId))
            .filter(one -> one.workload().kind().equals(workload.kind()))
            .filter(one -> one.workload().namespace().equals(workload.namespace()) && one.workload().name().equals(workload.name()))
            .mapToLong(EndedRollout::took)
            .sorted()
            .toArray();
    return times.length < 2 ? -1 : times[times.length / 2];
  }

  /// Adds what ended. What is known already by its [EndedRollout#key()] takes its place only when it says more.
  ///
  /// @param seen whether somebody watched; what is only read from rows never replaces what was seen
  /// @param keep whether it is written down
  public void add(List<EndedRollout> more, boolean seen, boolean keep) {
    if (more.isEmpty()) {
      return;
    }
    List<EndedRollout> fresh = new ArrayList<>();
    ended.update(
        before -> {
          fresh.clear();
          for (EndedRollout one : more) {
            boolean known = before.stream().anyMatch(old -> old.key().equals(one.key()));
            if (seen ? !before.contains(one) : !known) {
              fresh.add(one);
            }
          }
          return fresh.isEmpty() ? before : merged(before, fresh);
        });
    if (keep && !fresh.isEmpty()) {
      List<EndedRollout> lines = List.copyOf(fresh);
      background.run("ended rollouts", () -> write(lines));
    }
  }

  private static List<EndedRollout> merged(List<EndedRollout> before, List<EndedRollout> fresh) {
    Set<String> keys = new HashSet<>();
    fresh.forEach(one -> keys.add(one.key()));
    List<EndedRollout> all = new ArrayList<>(fresh);
    before.stream().filter(one -> !keys.contains(one.key())).forEach(all::add);
    all.sort(Comparator.comparingLong(EndedRollout::ended).reversed());
    return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
  }

  private void load() {
    synchronized (writing) {
      if (loaded) {
        return;
      }
      loaded = true;
      List<EndedRollout> earlier = new ArrayList<>();
      try {
        for (String line : files.read(background.now(), DAYS)) {
          read(line, earlier);
        }
      } catch (IOException e) {
        report(e);
      }
      // The later of two lines about the same rollout holds.
      List<EndedRollout> last = new ArrayList<>();
      Set<String> keys = new HashSet<>();
      for (EndedRollout one : earlier.reversed()) {
        if (keys.add(one.key())) {
          last.add(one);
        }
      }
      ended.update(before -> merged(last, before));
    }
  }

  private void read(String line, List<EndedRollout> into) {
    try {
      into.add(EndedJson.read(mapper.readTree(line)));
    } catch (JacksonException | IllegalArgumentException e) {
      // Damaged, or of another version: the others are still good.
      LOG.debug("a line about an ended rollout was passed over");
    }
  }

  private void write(List<EndedRollout> lines) {
    synchronized (writing) {
      load();
      try {
        for (EndedRollout one : lines) {
          files.append(Instant.ofEpochSecond(one.ended()), mapper.writeValueAsString(EndedJson.write(one)));
        }
        files.forget(background.now(), DAYS);
      } catch (IOException e) {
        report(e);
      }
    }
  }

  private void report(IOException e) {
    if (!broken) {
      broken = true;
      LOG.warn("Ended rollouts cannot be kept: {}", e.getClass().getSimpleName());
    }
  }
}
