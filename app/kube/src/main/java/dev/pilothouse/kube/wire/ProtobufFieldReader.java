// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.kube.wire.ProtobufSchema.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads one object of the API's protobuf encoding as if it were JSON: field numbers become the JSON names, times, quantities and
/// the like their JSON form. Go writes empty texts that JSON leaves out; they are left out here too. Raw JSON inside of a message
/// is read as part of it. One thread; set to the next object with [#reset].
final class ProtobufFieldReader implements FieldReader {
  private final TextCache texts;
  private final ProtobufCursor cursor;
  private @Nullable NestedJson nested;

  ProtobufFieldReader(ProtobufSchema schema, TextCache texts) {
    this.texts = texts;
    this.cursor = new ProtobufCursor(schema, texts);
  }

  /// Makes an object the current value.
  void reset(byte[] buffer, int from, int size, Message message) {
    nested = null;
    cursor.reset(buffer, from, size, message);
  }

  /// Something that may find the encoding broken.
  private interface Reading<T extends @Nullable Object> {
    T read() throws IOException;
  }

  private static <T extends @Nullable Object> T unchecked(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public boolean enterObject() {
    NestedJson json = json();
    if (json != null) {
      return json.enter(json.reader.enterObject());
    }
    try {
      return cursor.enterObject();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public boolean enterArray() {
    NestedJson json = json();
    if (json != null) {
      return json.enter(json.reader.enterArray());
    }
    try {
      return cursor.enterArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public @Nullable String nextField() {
    NestedJson json = nested;
    if (json == null) {
      try {
        return cursor.nextField();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    String name = json.reader.nextField();
    json.leave(name == null);
    return name;
  }

  @Override
  public boolean nextElement() {
    NestedJson json = nested;
    if (json == null) {
      try {
        return cursor.nextElement();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    boolean more = json.reader.nextElement();
    json.leave(!more);
    return more;
  }

  @Override
  public void skip() {
    NestedJson json = nested;
    if (json != null) {
      json.reader.skip();
      json.leave(false);
      return;
    }
    try {
      cursor.skip();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public String text() {
    NestedJson json = json();
    if (json != null) {
      return json.done(json.reader.text());
    }
    return unchecked(() -> cursor.takeScalar() ? ProtobufScalar.text(cursor.in(), cursor.type(), cursor.length()) : "");
  }

  @Override
  public String sharedText() {
    if (nested == null && cursor.unread() == 's') {
      try {
        return cursor.takeShared();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return texts.intern(text());
  }

  @Override
  public long number() {
    NestedJson json = json();
    if (json != null) {
      return json.done(json.reader.number());
    }
    return unchecked(() -> cursor.takeScalar() ? ProtobufScalar.number(cursor.in(), cursor.type(), cursor.length()) : 0L);
  }

  @Override
  public boolean bool() {
    NestedJson json = json();
    if (json != null) {
      return json.done(json.reader.bool());
    }
    if (cursor.unread() != 'b') {
      skip();
      return false;
    }
    return unchecked(() -> cursor.takeScalar() && cursor.in().readBool());
  }

  @Override
  public long epochSecond() {
    NestedJson json = json();
    if (json != null) {
      return json.done(json.reader.epochSecond());
    }
    return unchecked(() -> cursor.takeScalar() ? ProtobufScalar.epochSecond(cursor.in(), cursor.type(), cursor.length()) : 0L);
  }

  /// The reader of the JSON inside, when the current value is raw JSON or one of it has been entered.
  private @Nullable NestedJson json() {
    if (nested == null && cursor.unread() == 'r') {
      nested = unchecked(() -> {
        boolean raw = cursor.takeScalar();
        return new NestedJson(raw ? ProtobufScalar.raw(cursor.in(), cursor.length()) : new byte[0]);
      });
    }
    return nested;
  }

  /// Raw JSON inside of a message, read until its end.
  private final class NestedJson {
    private final JsonFieldReader reader;
    private int entered;

    private NestedJson(byte[] json) throws IOException {
      reader = JsonFieldReader.of(json, 0, json.length, texts);
      reader.nextValue();
    }

    private boolean enter(boolean really) {
      entered += really ? 1 : 0;
      leave(false);
      return really;
    }

    private void leave(boolean ended) {
      entered -= ended ? 1 : 0;
      if (entered == 0) {
        nested = null;
      }
    }

    private <T> T done(T value) {
      leave(false);
      return value;
    }
  }
}
