// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The part of one log that lies on the disk: a file of its own that only this user may read, written in a ring, so that it
/// never grows beyond its limit. The file is made when it is first needed. It is deleted while it is open where the system can
/// do that, else when it is closed: nothing stays after a crash. One thread writes at a time, any thread reads.
public final class LogSpill implements AutoCloseable {
  /// What a log takes of the disk when nobody says otherwise.
  public static final long USUAL = 2L << 30;

  /// How many blocks that were read last stay in memory: about a quarter of a megabyte each.
  private static final int AT_HAND = 16;
  /// How many that were written last do: whoever follows the log looks at them next. More would live long enough to become old to
  /// the collector, and a fast log would fill the heap with what is long gone.
  private static final int WRITTEN = 3;

  private final Path folder;
  private final long most;
  private final Map<SpilledBlock, LogChunk> recent = new LinkedHashMap<>(2 * AT_HAND, 0.75f, true);
  private final Map<SpilledBlock, LogChunk> written = new LinkedHashMap<>();
  private @Nullable AsynchronousFileChannel file;
  private boolean closed;
  private long end;

  /// @param folder made when it is not there; must not be one that lies in memory
  /// @param most how many bytes the file may have
  public LogSpill(Path folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  /// Where a block of a size would be written.
  ///
  /// @return -1 when it is larger than the file may be
  long place(int size) {
    if (size > most) {
      return -1;
    }
    long left = most - end % most;
    return left < size ? end + left : end;
  }

  /// What lies before this place is written over when a block of a size is written.
  long oldestKept(int size) {
    return place(size) + size - most;
  }

  /// Writes a block. All blocks that begin before [#oldestKept] must have been forgotten.
  SpilledBlock write(LogChunk chunk) throws IOException {
    SpilledBlock block = new SpilledBlock(this, chunk, place(chunk.length + chunk.lines * LogChunk.INDEX));
    ByteBuffer bytes = chunk.store();
    AsynchronousFileChannel open = open();
    long at = block.place % most;
    while (bytes.hasRemaining()) {
      at += await(open.write(bytes, at));
    }
    end = block.place + block.size();
    keep(block, chunk, written, WRITTEN);
    return block;
  }

  private synchronized AsynchronousFileChannel open() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    if (file == null) {
      Files.createDirectories(folder);
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] own =
          posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
              : new FileAttribute<?>[0];
      file =
          AsynchronousFileChannel.open(
              folder.resolve("lines-" + UUID.randomUUID()),
              Set.of(
                  StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.DELETE_ON_CLOSE),
              null, own);
    }
    return file;
  }

  boolean has(SpilledBlock block) {
    synchronized (recent) {
      return recent.containsKey(block) || written.containsKey(block);
    }
  }

  /// Reads a block; one that cannot be read says so in each of its lines.
  ///
  /// @param again whether it is likely to be asked for again soon
  LogChunk read(SpilledBlock block, boolean again) {
    synchronized (recent) {
      LogChunk there = written.getOrDefault(block, recent.get(block));
      if (there != null) {
        return there;
      }
    }
    LogChunk read;
    try {
      byte[] bytes = bytes(block);
      // Asked after it was read: whoever writes over it says so before.
      read = block.isGone() ? lost(block, Message.of("logs.noLongerKept")) : LogChunk.restored(block, bytes);
    } catch (IOException e) {
      return lost(block, Message.of("logs.notReadBack", String.valueOf(e.getMessage())));
    }
    if (again) {
      keep(block, read, recent, AT_HAND);
    }
    return read;
  }

  private void keep(SpilledBlock block, LogChunk chunk, Map<SpilledBlock, LogChunk> among, int most) {
    synchronized (recent) {
      among.put(block, chunk);
      if (among.size() > most) {
        among.remove(among.keySet().iterator().next());
      }
    }
  }

  private static LogChunk lost(SpilledBlock block, Message why) {
    return LogChunk.unreadable(block.first, block.lines, new LogMark.Trouble(why));
  }

  private byte[] bytes(SpilledBlock block) throws IOException {
    AsynchronousFileChannel open;
    synchronized (this) {
      open = file;
    }
    if (open == null) {
      throw new IOException("closed");
    }
    ByteBuffer bytes = ByteBuffer.allocate(block.size());
    long at = block.place % most;
    while (bytes.hasRemaining()) {
      int read = await(open.read(bytes, at));
      if (read < 0) {
        throw new IOException("the file ends before the lines do");
      }
      at += read;
    }
    return bytes.array();
  }

  /// An interrupt must not close the file under all others, as it would close a FileChannel.
  private static int await(Future<Integer> done) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return done.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Deletes what lies on the disk.
  @Override
  public void close() {
    AsynchronousFileChannel open;
    synchronized (this) {
      closed = true;
      open = file;
      file = null;
    }
    synchronized (recent) {
      recent.clear();
      written.clear();
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Nothing was to be kept, and the system takes it away when the program ends.
      }
    }
  }
}
