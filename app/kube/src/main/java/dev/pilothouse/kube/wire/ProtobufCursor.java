// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.pilothouse.kube.wire.ProtobufSchema.Cardinality;
import dev.pilothouse.kube.wire.ProtobufSchema.Field;
import dev.pilothouse.kube.wire.ProtobufSchema.Message;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Walks one object of the API's protobuf encoding in the shape that JSON gives it: [ProtobufFieldReader] reads the values. One
/// thread.
final class ProtobufCursor {
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

  ProtobufCursor(ProtobufSchema schema, TextCache texts) {
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
    root = message;
    current = ROOT;
    length = size;
    pending = true;
    element = true;
  }

  boolean enterObject() throws IOException {
    if (pending && !element && current.cardinality() == Cardinality.MAP) {
      push(Shape.MAP, null).tag = frames[depth - 2].tag;
      return true;
    }
    if (pending && single() && current.type() == 'm') {
      Message message = depth == 0 ? root : schema.message(current.message());
      push(Shape.OBJECT, message).outerLimit = in.pushLimit(length);
      return true;
    }
    skip();
    return false;
  }

  boolean enterArray() throws IOException {
    if (pending && !element && current.cardinality() == Cardinality.REPEATED) {
      push(Shape.REPEATED, null).tag = frames[depth - 2].tag;
      return true;
    }
    if (pending && single() && current.type() == 'L') {
      push(Shape.LIST, schema.message(current.message())).outerLimit = in.pushLimit(length);
      return true;
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

  @Nullable String nextField() throws IOException {
    skip();
    Frame frame = frames[depth - 1];
    return frame.shape == Shape.MAP ? nextEntry(frame) : nextOf();
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

  boolean nextElement() throws IOException {
    skip();
    Frame list = frames[depth - 1];
    return list.shape == Shape.LIST ? nextListed(list) : nextRepeated(list);
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

  void skip() throws IOException {
    if (!pending) {
      return;
    }
    pending = false;
    switch (wireTypeOf(current)) {
      case WireFormat.WIRETYPE_VARINT -> in.readRawVarint64();
      case WireFormat.WIRETYPE_FIXED64 -> in.readRawLittleEndian64();
      default -> in.skipRawBytes(length);
    }
  }

  /// The type of the current value when it is a single one that is still unread; else 0.
  int unread() {
    return pending && single() ? current.type() : 0;
  }

  /// Whether a single value is current; the caller reads it now. Anything else is skipped.
  boolean takeScalar() throws IOException {
    if (pending && single() && current.type() != 'm' && current.type() != 'L' && current.type() != 'z') {
      pending = false;
      return true;
    }
    skip();
    return false;
  }

  /// The current value as a text of the cache; it must be a single text.
  String takeShared() throws IOException {
    pending = false;
    String text = texts.get(bytes, position(), length);
    in.skipRawBytes(length);
    return text;
  }

  CodedInputStream in() {
    return in;
  }

  int type() {
    return current.type();
  }

  /// Of the current value, in bytes, when it is delimited.
  int length() {
    return length;
  }
}
