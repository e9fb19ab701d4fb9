// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A watch in JSON: one event a line, as the API server's encoder writes them. Because of the lines, one broken event costs only
/// itself.
public final class JsonWatchStream implements WatchStream {
  private static final int CHUNK = 1 << 16;
  private final InputStream in;
  private final TextCache texts;
  private byte[] buffer = new byte[CHUNK];
  private int from;
  private int to;

  public JsonWatchStream(InputStream in, TextCache texts) {
    this.in = in;
    this.texts = texts;
  }

  @Override
  public @Nullable WatchEvent next() throws IOException {
    while (true) {
      int length = line();
      if (length < 0) {
        return null;
      }
      int start = from;
      from = Math.min(start + length + 1, to);
      if (!blank(start, length)) {
        return event(start, length);
      }
    }
  }

  private boolean blank(int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (buffer[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private WatchEvent event(int start, int length) throws IOException {
    try {
      String type = "";
      JsonFieldReader reader = JsonFieldReader.of(buffer, start, length, texts);
      reader.nextValue();
      if (!reader.enterObject()) {
        throw new BrokenEventException("an event that is no object");
      }
      for (String field; (field = reader.nextField()) != null; ) {
        switch (field) {
          case "type" -> type = reader.sharedText();
          case "object" -> {
            return new WatchEvent(type.isEmpty() ? typeBehind(start, length) : type, "", "", reader);
          }
          default -> reader.skip();
        }
      }
      throw new BrokenEventException("an event without an object");
    } catch (UncheckedIOException broken) {
      throw new BrokenEventException("an event that is not JSON", broken);
    }
  }

  /// The type of an event that names it after its object.
  private String typeBehind(int start, int length) throws IOException {
    JsonFieldReader reader = JsonFieldReader.of(buffer, start, length, texts);
    reader.nextValue();
    reader.enterObject();
    for (String field; (field = reader.nextField()) != null; ) {
      if (field.equals("type")) {
        return reader.sharedText();
      }
      reader.skip();
    }
    return "";
  }

  /// Reads until a line is whole in the buffer; gives its length, or -1 at the end of the stream.
  private int line() throws IOException {
    int searched = from;
    while (true) {
      for (int i = searched; i < to; i++) {
        if (buffer[i] == '\n') {
          return i - from;
        }
      }
      searched = to - from;
      room();
      searched += from;
      int read = in.read(buffer, to, Math.min(buffer.length - to, CHUNK));
      if (read < 0) {
        if (blank(from, to - from)) {
          return -1;
        }
        throw new EOFException("the watch ends in the middle of an event");
      }
      to += read;
    }
  }

  private void room() throws IOException {
    if (from == to) {
      from = 0;
      to = 0;
      if (buffer.length > 16 * CHUNK) {
        buffer = new byte[CHUNK];
      }
    }
    if (to < buffer.length) {
      return;
    }
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
    } else if (buffer.length >= LARGEST_EVENT) {
      passOver();
      throw new BrokenEventException("an event of more than " + (LARGEST_EVENT >> 20) + " MiB");
    } else {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    to -= from;
    from = 0;
  }

  /// Reads to the end of the line and keeps none of it.
  private void passOver() throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int read; (read = in.read(chunk)) >= 0; ) {
      for (int i = 0; i < read; i++) {
        if (chunk[i] == '\n') {
          buffer = Arrays.copyOf(Arrays.copyOfRange(chunk, i + 1, read), CHUNK);
          from = 0;
          to = read - i - 1;
          return;
        }
      }
    }
    throw new EOFException("the watch ends in the middle of an event");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
