// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.kube.wire.ProtobufSchema.Cardinality;
import dev.pilothouse.kube.wire.ProtobufSchema.Field;
import dev.pilothouse.kube.wire.ProtobufSchema.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads one object of the API's protobuf encoding as if it were JSON: field numbers become the JSON names, times, quantities and
/// the like their JSON form. Go writes empty texts that JSON leaves out; they are left out here too. One thread; set to the next
/// object with [#reset].
final class ProtobufFieldReader implements FieldReader {
  private static final Field ROOT = new Field("", Cardinality.SINGLE, 'm', -1);
  private final ProtobufSchema schema;
  private final TextCache texts;
  private final Frame[] frames = new Frame[JsonFieldReader.DEEPEST + 1];
  private byte[] bytes = new byte[0];
  private CodedInputStream in = CodedInputStream.newInstance(bytes);
  private int base;
  private @Nullable Message root;
  private int depth;
  /// A tag that was read while looking for one more element; 0 for none.
  private int peeked;
  /// The current value, whether it is still unread, whether it is one value of several, and its length if it is delimited.
  private Field current = ROOT;
  private boolean pending;
  private boolean element;
  private int length;
  private @Nullable NestedJson nested;

  ProtobufFieldReader(ProtobufSchema schema, TextCache texts) {
    this.schema = schema;
    this.texts = texts;
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new Frame();
    }
  }

  /// Something that was entered.
  private static final class Frame {
    Shape shape = Shape.OBJECT;
    @Nullable Message message;
    int outerLimit;
    /// Of a list or map: the tag of its elements. Of an object: the tag of the last list or map in it, already announced.
    int tag;
    Field field = ROOT;
    boolean first;
  }

  /// The ways in which protobuf writes what JSON writes as an object or an array.
  private enum Shape {
    OBJECT,
    INLINE,
    MAP,
    REPEATED,
    /// A message around a list.
    LIST
  }

  /// Makes an object the current value.
  void reset(byte[] buffer, int from, int size, Message message) {
    bytes = buffer;
    base = from;
    in = CodedInputStream.newInstance(buffer, from, size);
    depth = 0;
    peeked = 0;
    nested = null;
    root = message;
    current = ROOT;
    length = size;
    pending = true;
    element = true;
  }

  @Override
  public boolean enterObject() {
    NestedJson json = json();
    if (json != null) {
      return json.enter(json.reader.enterObject());
    }
    try {
      if (pending && !element && current.cardinality() == Cardinality.MAP) {
        push(Shape.MAP, null).tag = frames[depth - 2].tag;
        return true;
      }
      if (pending && single() && current.type() == 'm') {
        Message message = depth == 0 ? root : schema.message(current.message());
        push(Shape.OBJECT, message).outerLimit = in.pushLimit(length);
        return true;
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    skip();
    return false;
  }

  @Override
  public boolean enterArray() {
    NestedJson json = json();
    if (json != null) {
      return json.enter(json.reader.enterArray());
    }
    try {
      if (pending && !element && current.cardinality() == Cardinality.REPEATED) {
        push(Shape.REPEATED, null).tag = frames[depth - 2].tag;
        return true;
      }
      if (pending && single() && current.type() == 'L') {
        push(Shape.LIST, schema.message(current.message())).outerLimit = in.pushLimit(length);
        return true;
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    skip();
    return false;
  }

  private boolean single() {
    return element || current.cardinality() == Cardinality.SINGLE;
  }

  private Frame push(Shape shape, @Nullable Message message) throws IOException {
    if (depth >= JsonFieldReader.DEEPEST) {
      throw new IOException("nested more than " + JsonFieldReader.DEEPEST + " deep");
    }
    Frame frame = frames[depth++];
    frame.shape = shape;
    frame.message = message;
    frame.field = current;
    frame.first = true;
    frame.tag = 0;
    pending = false;
    return frame;
  }

  @Override
  public @Nullable String nextField() {
    NestedJson json = nested;
    if (json != null) {
      String name = json.reader.nextField();
      json.leave(name == null);
      return name;
    }
    skip();
    try {
      return frames[depth - 1].shape == Shape.MAP ? nextEntry(frames[depth - 1]) : nextOf();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private @Nullable String nextOf() throws IOException {
    while (true) {
      Frame frame = frames[depth - 1];
      int tag = peeked != 0 ? peeked : in.readTag();
      peeked = 0;
      if (tag == 0) {
        in.popLimit(frame.outerLimit);
        depth--;
        if (frame.shape == Shape.INLINE) {
          continue;
        }
        return null;
      }
      Message message = frame.message;
      Field field = message == null ? ROOT : message.field(WireFormat.getTagFieldNumber(tag));
      if (tag == frame.tag || field.type() == 0 || field.wireType() != WireFormat.getTagWireType(tag)) {
        in.skipField(tag);
        continue;
      }
      head(field);
      if (field.cardinality() == Cardinality.INLINE) {
        push(Shape.INLINE, schema.message(field.message())).outerLimit = in.pushLimit(length);
        continue;
      }
      element = false;
      boolean emptyText = field.type() == 's' && length == 0 && field.cardinality() == Cardinality.SINGLE;
      if (!emptyText) {
        frame.tag = field.cardinality() == Cardinality.SINGLE ? 0 : tag;
        return field.name();
      }
      pending = false;
    }
  }

  private @Nullable String nextEntry(Frame map) throws IOException {
    if (map.first) {
      map.first = false;
    } else {
      in.skipRawBytes(Math.max(in.getBytesUntilLimit(), 0));
      in.popLimit(map.outerLimit);
      int tag = in.readTag();
      if (tag != map.tag) {
        peeked = tag;
        depth--;
        return null;
      }
      length = delimited();
    }
    map.outerLimit = in.pushLimit(length);
    String key = "";
    current = map.field;
    pending = true;
    element = true;
    length = 0;
    for (int tag; (tag = in.readTag()) != 0; ) {
      int number = WireFormat.getTagFieldNumber(tag);
      if (number == 1 && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        int size = delimited();
        key = texts.get(bytes, position(), size);
        in.skipRawBytes(size);
      } else if (number == 2 && WireFormat.getTagWireType(tag) == wireTypeOf(map.field)) {
        head(map.field);
        return key;
      } else {
        in.skipField(tag);
      }
    }
    // An entry without a value: an empty one, with nothing more to read in it.
    pending = wireTypeOf(map.field) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    return key;
  }

  @Override
  public boolean nextElement() {
    NestedJson json = nested;
    if (json != null) {
      boolean more = json.reader.nextElement();
      json.leave(!more);
      return more;
    }
    skip();
    try {
      Frame list = frames[depth - 1];
      return list.shape == Shape.LIST ? nextListed(list) : nextRepeated(list);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private boolean nextRepeated(Frame list) throws IOException {
    if (list.first) {
      list.first = false;
      current = list.field;
      pending = true;
      element = true;
      return true;
    }
    int tag = in.readTag();
    if (tag != list.tag) {
      peeked = tag;
      depth--;
      return false;
    }
    head(list.field);
    element = true;
    return true;
  }

  private boolean nextListed(Frame list) throws IOException {
    Message message = list.message;
    for (int tag; (tag = in.readTag()) != 0; ) {
      Field field = message == null ? ROOT : message.field(WireFormat.getTagFieldNumber(tag));
      if (field.type() != 0 && field.wireType() == WireFormat.getTagWireType(tag)) {
        head(field);
        element = true;
        return true;
      }
      in.skipField(tag);
    }
    in.popLimit(list.outerLimit);
    depth--;
    return false;
  }

  /// Makes a value the current one; its tag has been read.
  private void head(Field field) throws IOException {
    current = field;
    length = wireTypeOf(field) == WireFormat.WIRETYPE_LENGTH_DELIMITED ? delimited() : 0;
    pending = true;
  }

  private static int wireTypeOf(Field field) {
    return switch (field.type()) {
      case 'i', 'b' -> field.cardinality() == Cardinality.INLINE ? 2 : WireFormat.WIRETYPE_VARINT;
      case 'd' -> WireFormat.WIRETYPE_FIXED64;
      default -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
    };
  }

  private int delimited() throws IOException {
    int size = in.readRawVarint32();
    int left = in.getBytesUntilLimit();
    if (size < 0 || (left >= 0 && size > left) || size > bytes.length - position()) {
      throw new EOFException("the object ends in the middle");
    }
    return size;
  }

  private int position() {
    return base + in.getTotalBytesRead();
  }

  @Override
  public void skip() {
    NestedJson json = nested;
    if (json != null) {
      json.reader.skip();
      json.leave(false);
      return;
    }
    if (!pending) {
      return;
    }
    pending = false;
    try {
      switch (wireTypeOf(current)) {
        case WireFormat.WIRETYPE_VARINT -> in.readRawVarint64();
        case WireFormat.WIRETYPE_FIXED64 -> in.readRawLittleEndian64();
        default -> in.skipRawBytes(length);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Whether a single value is current; it counts as read from here on. Anything else is skipped.
  private boolean scalar() {
    if (pending && single() && current.type() != 'm' && current.type() != 'L' && current.type() != 'z') {
      pending = false;
      return true;
    }
    skip();
    return false;
  }

  @Override
  public String text() {
    NestedJson json = json();
    if (json != null) {
      return json.done(json.reader.text());
    }
    try {
      return scalar() ? ProtobufScalar.text(in, current.type(), length) : "";
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public String sharedText() {
    if (!pending || !single() || current.type() != 's') {
      return texts.intern(text());
    }
    try {
      pending = false;
      String text = texts.get(bytes, position(), length);
      in.skipRawBytes(length);
      return text;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public long number() {
    NestedJson json = json();
    if (json != null) {
      return json.done(json.reader.number());
    }
    try {
      return scalar() ? ProtobufScalar.number(in, current.type(), length) : 0;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public boolean bool() {
    NestedJson json = json();
    if (json != null) {
      return json.done(json.reader.bool());
    }
    if (!pending || !single() || current.type() != 'b') {
      skip();
      return false;
    }
    pending = false;
    try {
      return in.readBool();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public long epochSecond() {
    NestedJson json = json();
    if (json != null) {
      return json.done(json.reader.epochSecond());
    }
    try {
      return scalar() ? ProtobufScalar.epochSecond(in, current.type(), length) : 0;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The reader of the JSON inside, when the current value is raw JSON or one of it has been entered.
  private @Nullable NestedJson json() {
    if (nested == null && pending && single() && current.type() == 'r') {
      pending = false;
      try {
        nested = new NestedJson(ProtobufScalar.raw(in, length));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
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
