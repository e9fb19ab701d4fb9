// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import com.google.protobuf.WireFormat;
import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.kube.wire.ProtobufSchema.Message;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What the head of a list, or of one page of it, said.
///
/// @param resourceVersion where a watch goes on
/// @param more the token of the next page; empty on the last
public record ListPage(String resourceVersion, String more) {

  /// Is told what was read.
  public interface Sink {
    /// The row reader holds one more object.
    void read() throws InterruptedException;

    /// An object could not be understood.
    void broken(String where, String reason);
  }

  /// Reads a list or Table in JSON, object by object.
  public static ListPage json(InputStream in, RowReader rows, TextCache texts, Sink sink)
      throws IOException, InterruptedException {
    String[] head = {"", ""};
    boolean list = false;
    try (JsonFieldReader reader = new JsonFieldReader(JsonFieldReader.FACTORY.createParser(in), texts)) {
      if (!reader.nextValue() || !reader.enterObject()) {
        throw new IOException("not a list of the Kubernetes API");
      }
      for (String field; (field = reader.nextField()) != null; ) {
        switch (field) {
          case "kind" -> {
            String kind = reader.text();
            list |= kind.endsWith("List") || kind.equals("Table");
          }
          case "metadata" -> head(reader, head);
          case "items", "rows" -> {
            list = true;
            items(reader, field.equals("rows"), rows, sink);
          }
          default -> reader.skip();
        }
      }
    } catch (UncheckedIOException wrapped) {
      throw wrapped.getCause();
    }
    if (!list) {
      throw new IOException("not a list of the Kubernetes API");
    }
    return new ListPage(head[0], head[1]);
  }

  private static void head(FieldReader reader, String[] head) {
    if (!reader.enterObject()) {
      return;
    }
    for (String field; (field = reader.nextField()) != null; ) {
      switch (field) {
        case "resourceVersion" -> head[0] = reader.text();
        case "continue" -> head[1] = reader.text();
        default -> reader.skip();
      }
    }
  }

  private static void items(
      JsonFieldReader reader, boolean table, RowReader rows, Sink sink) throws InterruptedException {
    if (!reader.enterArray()) {
      return;
    }
    while (reader.nextElement()) {
      int mark = reader.mark();
      try {
        if (table) {
          rows.readTableRow(reader);
        } else {
          rows.read(reader);
        }
      } catch (RuntimeException odd) {
        // When the encoding itself is broken, the rest cannot be found either, and this throws.
        reader.leaveTo(mark);
        sink.broken(rows.where(), String.valueOf(odd.getMessage()));
        continue;
      }
      sink.read();
    }
  }

  /// Reads a list in protobuf, object by object.
  public static ListPage protobuf(InputStream from, ResourceKind kind, RowReader rows, TextCache texts, Sink sink)
      throws IOException, InterruptedException {
    ProtobufSchema schema = ProtobufSchema.get();
    Message message = schema.root(kind.apiVersion(), kind.kind());
    if (message == null) {
      throw new IOException("no protobuf is known of " + kind.id());
    }
    ProtobufFieldReader reader = new ProtobufFieldReader(schema, texts);
    DelimitedInput in = new DelimitedInput(new BufferedInputStream(from, 1 << 16));
    in.expectMagic();
    String[] head = {"", ""};
    for (int tag; (tag = in.tag()) != 0; ) {
      if (tag != (2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        in.skip(tag);
        continue;
      }
      long end = in.position() + in.varint();
      while (in.position() < end) {
        int field = in.tag();
        int size = in.delimited(field);
        if (field >>> 3 == 1) {
          reader.reset(in.bytes(), 0, size, schema.listMeta());
          head(reader, head);
        } else if (field >>> 3 == 2) {
          reader.reset(in.bytes(), 0, size, message);
          item(reader, rows, sink);
        }
      }
    }
    return new ListPage(head[0], head[1]);
  }

  private static void item(ProtobufFieldReader reader, RowReader rows, Sink sink) throws InterruptedException {
    try {
      rows.read(reader);
    } catch (RuntimeException odd) {
      sink.broken(rows.where(), String.valueOf(odd.getMessage()));
      return;
    }
    sink.read();
  }

  /// Length-delimited protobuf fields of a stream of any size.
  private static final class DelimitedInput {
    private final InputStream in;
    private byte[] bytes = new byte[1 << 16];
    private long position;

    private DelimitedInput(InputStream in) {
      this.in = in;
    }

    private void expectMagic() throws IOException {
      byte[] magic = in.readNBytes(4);
      position += 4;
      if (magic.length < 4 || magic[0] != 'k' || magic[1] != '8' || magic[2] != 's' || magic[3] != 0) {
        throw new IOException("not a list of the Kubernetes API in protobuf");
      }
    }

    private long position() {
      return position;
    }

    private byte[] bytes() {
      return bytes;
    }

    /// The next tag; 0 at the end of the stream.
    private int tag() throws IOException {
      in.mark(1);
      if (in.read() < 0) {
        return 0;
      }
      in.reset();
      return (int) varint();
    }

    private long varint() throws IOException {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int next = in.read();
        if (next < 0) {
          throw new EOFException("the list ends in the middle");
        }
        position++;
        value |= (long) (next & 0x7f) << shift;
        if (next < 0x80) {
          return value;
        }
      }
      throw new IOException("not a list of the Kubernetes API in protobuf");
    }

    /// Reads a field whole into [#bytes].
    private int delimited(int tag) throws IOException {
      if ((tag & 7) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        throw new IOException("not a list of the Kubernetes API in protobuf");
      }
      long size = varint();
      if (size < 0 || size > WatchStream.LARGEST_EVENT) {
        throw new IOException("an object of " + (size >> 20) + " MiB in a list");
      }
      if (bytes.length < size) {
        bytes = new byte[(int) size + (int) size / 4];
      }
      if (in.readNBytes(bytes, 0, (int) size) < size) {
        throw new EOFException("the list ends in the middle");
      }
      position += size;
      return (int) size;
    }

    private void skip(int tag) throws IOException {
      if ((tag & 7) == WireFormat.WIRETYPE_VARINT) {
        varint();
      } else {
        delimited(tag);
      }
    }
  }
}
