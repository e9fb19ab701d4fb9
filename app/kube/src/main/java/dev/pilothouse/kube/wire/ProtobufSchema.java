// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Which JSON name and type each field number of a message has, from the table that the build generates. The table is read when
/// it is first asked for, a message when it is first met. Any thread.
final class ProtobufSchema {
  private static final Field UNKNOWN = new Field("", Cardinality.SINGLE, 0, 0);
  private final Map<String, Integer> roots = new HashMap<>();
  private final String[] lines;
  private final AtomicReferenceArray<@Nullable Message> messages;

  private ProtobufSchema(String table) {
    String[] all = table.split("\n");
    int body = 0;
    while (all[body].startsWith("= ")) {
      String[] words = all[body++].split(" ");
      roots.put(words[1] + " " + words[2], Integer.valueOf(words[3]));
    }
    lines = java.util.Arrays.copyOfRange(all, body, all.length);
    messages = new AtomicReferenceArray<>(lines.length);
  }

  /// The table of the API's stable kinds.
  static ProtobufSchema get() {
    return Holder.SCHEMA;
  }

  /// The message of a kind; null when the kind is none of the API's own stable ones.
  @Nullable Message root(String apiVersion, String kind) {
    Integer line = roots.get(apiVersion + " " + kind);
    return line == null ? null : message(line);
  }

  /// The head of every list.
  Message listMeta() {
    return Message.parse("ListMeta 2 resourceVersion s 3 continue s 4 remainingItemCount i");
  }

  Message message(int line) {
    Message known = messages.get(line);
    if (known == null) {
      known = Message.parse(lines[line]);
      messages.set(line, known);
    }
    return known;
  }

  /// How a field stands in its message.
  enum Cardinality {
    SINGLE,
    REPEATED,
    MAP,
    /// Its fields belong to the message around it.
    INLINE
  }

  /// @param type a letter as the table's generator explains them; 0 for a field that is not known
  /// @param message the line of a message type
  record Field(String name, Cardinality cardinality, int type, int message) {

    /// The wire type that its value must have; others are skipped.
    int wireType() {
      return switch (cardinality) {
        case MAP, INLINE -> 2;
        case SINGLE, REPEATED ->
            switch (type) {
              case 'i', 'b' -> 0;
              case 'd' -> 1;
              default -> 2;
            };
      };
    }
  }

  /// The fields of a message by their number.
  static final class Message {
    private final String name;
    private final Field[] byNumber;

    private Message(String name, Field[] byNumber) {
      this.name = name;
      this.byNumber = byNumber;
    }

    @Override
    public String toString() {
      return name;
    }

    Field field(int number) {
      return number < byNumber.length ? byNumber[number] : UNKNOWN;
    }

    static Message parse(String line) {
      String[] words = line.split(" ");
      int most = 0;
      for (int i = 1; i < words.length; i += 3) {
        most = Math.max(most, Integer.parseInt(words[i]));
      }
      Field[] fields = new Field[most + 1];
      java.util.Arrays.fill(fields, UNKNOWN);
      for (int i = 1; i < words.length; i += 3) {
        fields[Integer.parseInt(words[i])] = field(words[i + 1], words[i + 2]);
      }
      return new Message(words[0], fields);
    }

    private static Field field(String name, String type) {
      Cardinality cardinality =
          switch (type.charAt(0)) {
            case '*' -> Cardinality.REPEATED;
            case '%' -> Cardinality.MAP;
            case '^' -> Cardinality.INLINE;
            default -> Cardinality.SINGLE;
          };
      String single = cardinality == Cardinality.SINGLE ? type : type.substring(1);
      int message = single.length() > 1 ? Integer.parseInt(single, 1, single.length(), 10) : 0;
      // Names are compared in switches, where equal strings are found fastest when they are the same object.
      return new Field(name.intern(), cardinality, single.charAt(0), message);
    }
  }

  /// Loads the table on first use.
  private static final class Holder {
    private static final ProtobufSchema SCHEMA = load();

    private static ProtobufSchema load() {
      try (InputStream in = ProtobufSchema.class.getResourceAsStream("protobuf-table.txt")) {
        if (in == null) {
          throw new IllegalStateException("protobuf-table.txt is missing: the build generates it");
        }
        return new ProtobufSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
