// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.model.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The settings and their file. A change is seen at once and written a moment later, in the background; closing writes what is
/// still to be written. A second program on the same folder reads but does not write. Any thread.
public final class SettingsStore implements Subscription {
  private static final Duration REST = Duration.ofMillis(500);
  private static final DateTimeFormatter MARK = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Background background;
  private final SettingsFile file;
  private final Value<Settings> settings = new Value<>(Settings.DEFAULTS);
  private final Value<List<Message>> notes = new Value<>(List.of());
  private final JsonMapper mapper =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build())
              .build());
  private final Object writing = new Object();
  // Guarded by writing.
  private Settings saved = Settings.DEFAULTS;
  private ObjectNode inFile = JsonNodeFactory.instance.objectNode();
  private boolean mayWrite;
  private @Nullable FileChannel lock;
  // Guarded by this.
  private boolean due;
  private @Nullable RunAppearance run;
  private Subscription later = Subscription.NONE;

  private SettingsStore(Path folder, Background background) {
    this.background = background;
    file = new SettingsFile(folder.resolve("settings.json"));
  }

  /// Reads the settings of a folder, which need not exist. Blocks for a few milliseconds: call it before there is a screen. Never
  /// fails: what cannot be read is set aside, and [#notes] says so.
  public static SettingsStore open(Path folder, Background background) {
    SettingsStore store = new SettingsStore(folder, background);
    store.takeLock(folder);
    store.load();
    return store;
  }

  /// The settings of a folder for a run that leaves no trace: changes hold until it ends, and nothing is written, not even a lock.
  public static SettingsStore unwritten(Path folder, Background background) {
    SettingsStore store = new SettingsStore(folder, background);
    store.load();
    return store;
  }

  public Observable<Settings> settings() {
    return settings;
  }

  /// What a person should know: a file set aside, settings that cannot be kept.
  public Observable<List<Message>> notes() {
    return notes;
  }

  public void update(UnaryOperator<Settings> change) {
    Settings before = settings.get();
    settings.update(change);
    synchronized (this) {
      if (run != null) {
        run = run.after(settings.get().appearance());
      }
      if (!due && !settings.get().equals(before)) {
        due = true;
        later = background.after(REST, "settings", this::write);
      }
    }
  }

  /// Changes how the program looks for this run only: the file keeps what it had, until a person chooses something else.
  public void appearanceOfThisRun(UnaryOperator<Appearance> change) {
    synchronized (this) {
      Appearance kept = settings.get().appearance();
      run = new RunAppearance(kept, change.apply(kept));
      settings.update(now -> now.appearance(change.apply(kept)));
    }
  }

  private synchronized Settings toKeep() {
    Settings now = settings.get();
    return run == null ? now : now.appearance(run.toKeep(now.appearance()));
  }

  /// Writes what is not yet written, and lets another program have the settings. Blocks.
  @Override
  public void close() {
    synchronized (this) {
      later.close();
    }
    // Always: closing may have broken off a write that was under way. Nothing is written when nothing changed.
    write();
    synchronized (writing) {
      mayWrite = false;
      if (lock != null) {
        try {
          lock.close();
        } catch (IOException e) {
          note(Message.of("settings.notWritten", e.getClass().getSimpleName()));
        }
        lock = null;
      }
    }
  }

  private void takeLock(Path folder) {
    synchronized (writing) {
      try {
        SettingsFile.createFolder(folder);
        FileChannel channel =
            FileChannel.open(folder.resolve("settings.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = tryLock(channel);
        mayWrite = taken != null;
        if (mayWrite) {
          lock = channel;
        } else {
          channel.close();
          note(Message.of("settings.otherInstance"));
        }
      } catch (IOException e) {
        note(Message.of("settings.notWritten", e.getClass().getSimpleName()));
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void load() {
    synchronized (writing) {
      if (!file.exists()) {
        return;
      }
      try {
        JsonNode root = mapper.readTree(file.read());
        if (!(root instanceof ObjectNode object)) {
          throw new IOException("not an object");
        }
        inFile = object;
        saved = SettingsJson.read(object);
        settings.set(saved);
      } catch (IOException e) {
        setAside();
      }
    }
  }

  private void setAside() {
    if (!mayWrite) {
      return;
    }
    try {
      Path aside = file.setAside(MARK.format(background.now()));
      note(Message.of("settings.setAside", aside.toString()));
    } catch (IOException e) {
      // What could not be moved away must not be overwritten either.
      mayWrite = false;
      note(Message.of("settings.notWritten", e.getClass().getSimpleName()));
    }
  }

  private void write() {
    synchronized (this) {
      due = false;
    }
    synchronized (writing) {
      Settings now = toKeep();
      if (!mayWrite || now.equals(saved)) {
        return;
      }
      ObjectNode next = SettingsJson.write(now, inFile);
      try {
        file.replace(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(next));
        inFile = next;
        saved = now;
      } catch (IOException e) {
        note(Message.of("settings.notWritten", e.getClass().getSimpleName()));
      }
    }
  }

  private void note(Message message) {
    notes.update(
        before -> {
          if (before.contains(message)) {
            return before;
          }
          List<Message> next = new ArrayList<>(before);
          next.add(message);
          return List.copyOf(next);
        });
  }
}
