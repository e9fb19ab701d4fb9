// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.port.MetricsSource.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last readings of many things, as one array of floats per reading: eight bytes a thing and reading, and nothing for what
/// is gone. Immutable; a reading more gives a new series that shares the older arrays.
final class UsageSeries {
  static final UsageSeries EMPTY = new UsageSeries(Map.of(), new int[0], List.of(), 0);

  /// How many readings a thing may miss before it counts as gone: metrics-server leaves out pods now and then.
  private static final int MISSES = 4;

  private final Map<String, Integer> slots;
  /// By slot, the number of the reading from which on the slot is its thing's own.
  private final int[] since;
  private final List<Frame> frames;
  private final int firstFrame;

  private UsageSeries(Map<String, Integer> slots, int[] since, List<Frame> frames, int firstFrame) {
    this.slots = slots;
    this.since = since;
    this.frames = frames;
    this.firstFrame = firstFrame;
  }

  /// One reading of all, by slot; NaN where there was none.
  private static final class Frame {
    static final Frame MISSED = new Frame(0);
    private final float[] cores;
    private final float[] bytes;

    Frame(int slots) {
      cores = new float[slots];
      bytes = new float[slots];
      Arrays.fill(cores, Float.NaN);
      Arrays.fill(bytes, Float.NaN);
    }

    boolean has(int slot) {
      return slot < cores.length && !Float.isNaN(cores[slot]);
    }
  }

  /// The series with one more reading.
  ///
  /// @param missed how many readings should have been made since the one before and were not
  /// @param keep how many readings are kept
  UsageSeries with(Map<String, Usage> reading, int missed, int keep) {
    int number = firstFrame + frames.size() + missed;
    Map<String, Integer> next = living(reading);
    BitSet taken = new BitSet();
    next.values().forEach(taken::set);
    int[] starts = Arrays.copyOf(since, Math.max(since.length, next.size() + reading.size()));
    for (String key : reading.keySet()) {
      if (!next.containsKey(key)) {
        int slot = taken.nextClearBit(0);
        taken.set(slot);
        next.put(key, slot);
        starts[slot] = number;
      }
    }
    List<Frame> all = new ArrayList<>(frames);
    for (int i = 0; i < Math.min(missed, keep); i++) {
      all.add(Frame.MISSED);
    }
    all.add(frame(reading, next, taken.length()));
    int drop = Math.max(0, all.size() - keep);
    List<Frame> kept = List.copyOf(all.subList(drop, all.size()));
    return new UsageSeries(next, Arrays.copyOf(starts, taken.length()), kept, number + 1 - kept.size());
  }

  private Map<String, Integer> living(Map<String, Usage> reading) {
    Map<String, Integer> living = new HashMap<>(slots);
    int from = Math.max(0, frames.size() - MISSES);
    List<Frame> recent = frames.subList(from, frames.size());
    living.entrySet().removeIf(
        entry -> !reading.containsKey(entry.getKey()) && recent.stream().noneMatch(frame -> frame.has(entry.getValue())));
    return living;
  }

  private static Frame frame(Map<String, Usage> reading, Map<String, Integer> slots, int length) {
    Frame frame = new Frame(length);
    reading.forEach(
        (key, usage) -> {
          Integer slot = slots.get(key);
          if (slot != null) {
            frame.cores[slot] = (float) usage.cores();
            frame.bytes[slot] = (float) usage.bytes();
          }
        });
    return frame;
  }

  /// The last reading, if the thing was in it.
  @Nullable Usage last(String key) {
    Integer slot = slots.get(key);
    if (slot == null || frames.isEmpty() || !frames.getLast().has(slot)) {
      return null;
    }
    Frame frame = frames.getLast();
    return new Usage(frame.cores[slot], (long) frame.bytes[slot]);
  }

  double[] cores(String key) {
    return values(key, true);
  }

  double[] bytes(String key) {
    return values(key, false);
  }

  private double[] values(String key, boolean cores) {
    Integer slot = slots.get(key);
    double[] values = new double[slot == null ? 0 : frames.size()];
    for (int i = 0; slot != null && i < values.length; i++) {
      Frame frame = frames.get(i);
      boolean known = firstFrame + i >= since[slot] && frame.has(slot);
      values[i] = known ? (cores ? frame.cores[slot] : frame.bytes[slot]) : Double.NaN;
    }
    return values;
  }

  int size() {
    return slots.size();
  }
}
