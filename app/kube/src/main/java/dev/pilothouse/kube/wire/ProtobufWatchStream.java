// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.pilothouse.kube.wire.ProtobufSchema.Message;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A watch in protobuf: four bytes of length, then a `WatchEvent{type, RawExtension}` whose raw bytes are an [Envelope]. A broken
/// event costs only itself.
public final class ProtobufWatchStream implements WatchStream {
  private static final int SMALL = 1 << 16;
  private final DataInputStream in;
  private final TextCache texts;
  private final ProtobufSchema schema = ProtobufSchema.get();
  private final ProtobufFieldReader reader;
  private final Envelope envelope;
  private byte[] frame = new byte[SMALL];

  public ProtobufWatchStream(InputStream in, TextCache texts) {
    this.in = new DataInputStream(new BufferedInputStream(in, SMALL));
    this.texts = texts;
    this.reader = new ProtobufFieldReader(schema, texts);
    this.envelope = new Envelope(texts);
  }

  @Override
  public @Nullable WatchEvent next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedByte() << 8 | in.readUnsignedByte();
    if (length < 0 || length > LARGEST_EVENT) {
      if (length > 0 && length <= LARGEST_EVENT * 16) {
        in.skipNBytes(length);
        throw new BrokenEventException("an event of " + (length >> 20) + " MiB");
      }
      throw new IOException("not a watch in protobuf");
    }
    if (frame.length < length || (frame.length > 16 * SMALL && length < SMALL)) {
      frame = new byte[Math.max(SMALL, length + length / 4)];
    }
    in.readFully(frame, 0, length);
    try {
      return event(length);
    } catch (BrokenEventException known) {
      throw known;
    } catch (IOException broken) {
      throw new BrokenEventException("an event that is not protobuf", broken);
    }
  }

  private WatchEvent event(int length) throws IOException {
    CodedInputStream coded = CodedInputStream.newInstance(frame, 0, length);
    String type = "";
    boolean found = false;
    for (int tag; (tag = coded.readTag()) != 0; ) {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        coded.skipField(tag);
        continue;
      }
      int size = coded.readRawVarint32();
      int start = coded.getTotalBytesRead();
      coded.skipRawBytes(size);
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> type = texts.get(frame, start, size);
        case 2 -> found = raw(start, size);
        default -> {}
      }
    }
    if (!found) {
      throw new EOFException("an event without an object");
    }
    Message message = schema.root(envelope.apiVersion(), envelope.kind());
    if (message == null) {
      throw new BrokenEventException("an object of the unknown kind " + envelope.apiVersion() + " " + envelope.kind());
    }
    reader.reset(frame, envelope.start(), envelope.length(), message);
    return new WatchEvent(type, envelope.apiVersion(), envelope.kind(), reader);
  }

  /// A RawExtension: field 1 holds the envelope.
  private boolean raw(int from, int size) throws IOException {
    CodedInputStream coded = CodedInputStream.newInstance(frame, from, size);
    for (int tag; (tag = coded.readTag()) != 0; ) {
      if (tag == (1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        int inner = coded.readRawVarint32();
        int start = from + coded.getTotalBytesRead();
        coded.skipRawBytes(inner);
        envelope.open(frame, start, inner);
        return true;
      }
      coded.skipField(tag);
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
