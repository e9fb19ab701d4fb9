// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.model.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The journal in a folder, one JSON line before each request and one after its answer, so that a crash between leaves a trace:
/// what was on its way when the program ended is shown as unknown. Nothing of an object's content is in it, names only. At most
/// 10 files of 10 MB, readable by their owner. The newest 5,000 entries are in memory.
public final class FileJournal implements Journal, OutcomeLog, Subscription {
  static final long LARGEST = 10_000_000;
  private static final int SHOWN = 5_000;

  private final Background background;
  private final JournalFiles files;
  private final JsonMapper mapper = new JsonMapper();
  private final Value<List<Outcome>> entries = new Value<>(List.of());
  private final Value<Optional<Message>> trouble = new Value<>(Optional.empty());
  // Guarded by this, as are the files.
  private boolean loaded;
  private long lastId;

  /// Begins to read the earlier entries, in the background.
  public FileJournal(Path folder, Background background) {
    this(folder, background, LARGEST);
  }

  FileJournal(Path folder, Background background, long largest) {
    this.background = background;
    files = new JournalFiles(folder, largest);
    background.run("journal", this::load);
  }

  @Override
  public Observable<List<Outcome>> entries() {
    return entries;
  }

  /// Why entries cannot be kept; empty when they can.
  public Observable<Optional<Message>> trouble() {
    return trouble;
  }

  private synchronized void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    Map<Long, Outcome> byId = new LinkedHashMap<>();
    try {
      for (String line : files.open(SHOWN * 2)) {
        read(line).ifPresent(outcome -> byId.put(outcome.id(), outcome));
      }
    } catch (IOException e) {
      report(e);
    }
    List<Outcome> earlier = new ArrayList<>();
    for (Outcome outcome : byId.values()) {
      lastId = Math.max(lastId, outcome.id());
      earlier.add(outcome.result() == Result.RUNNING ? ended(outcome) : outcome);
    }
    earlier.sort(Comparator.comparingLong(Outcome::id).reversed());
    entries.set(List.copyOf(earlier.subList(0, Math.min(SHOWN, earlier.size()))));
  }

  private Optional<Outcome> read(String line) {
    try {
      return Optional.of(OutcomeJson.read(mapper.readTree(line)));
    } catch (JacksonException | IllegalArgumentException e) {
      // Damaged, or of another version; the line stays in the file.
      return Optional.empty();
    }
  }

  private static Outcome ended(Outcome running) {
    return new Outcome(
        running.id(),
        running.at(),
        running.context(),
        running.command(),
        Result.UNKNOWN,
        running.took(),
        GuardFailures.interrupted(),
        null,
        running.user(),
        running.warnings());
  }

  /// Numbers follow the clock, so that two programs that share the folder hardly ever give the same.
  @Override
  public synchronized long nextId() {
    load();
    lastId = Math.max(lastId + 1, background.now().toEpochMilli() * 1_000);
    return lastId;
  }

  @Override
  public void write(Outcome outcome) {
    synchronized (this) {
      load();
      try {
        files.append(mapper.writeValueAsString(OutcomeJson.write(outcome)));
        trouble.set(Optional.empty());
      } catch (IOException e) {
        report(e);
      }
    }
    entries.update(before -> with(before, outcome));
  }

  private static List<Outcome> with(List<Outcome> before, Outcome outcome) {
    List<Outcome> next = new ArrayList<>(before);
    next.removeIf(one -> one.id() == outcome.id());
    int place = 0;
    while (place < next.size() && next.get(place).id() > outcome.id()) {
      place++;
    }
    next.add(place, outcome);
    return List.copyOf(next.subList(0, Math.min(SHOWN, next.size())));
  }

  private void report(IOException e) {
    trouble.set(Optional.of(Message.of("journal.notWritten", e.getClass().getSimpleName())));
  }

  @Override
  public synchronized void close() {
    try {
      files.close();
    } catch (IOException e) {
      report(e);
    }
  }
}
