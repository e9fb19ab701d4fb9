// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.protobuf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which JSON name and type each field number of a message has, from the table that the build generates.
final class MessageTable {

  /// @param name in JSON
  /// @param mark `*` repeated, `%` map from text, `^` written without its own name, a space otherwise
  /// @param type a letter as the table's generator explains them
  /// @param message the line of a message type
  record Field(String name, char mark, char type, int message) {}

  private final Map<String, Integer> roots = new HashMap<>();
  private final List<String> messages;

  private MessageTable(List<String> lines) {
    int body = 0;
    while (lines.get(body).startsWith("= ")) {
      String[] words = lines.get(body).split(" ");
      roots.put(words[1] + " " + words[2], Integer.valueOf(words[3]));
      body++;
    }
    messages = lines.subList(body, lines.size());
  }

  static MessageTable load() {
    try (InputStream in = MessageTable.class.getResourceAsStream("protobuf-table.txt")) {
      if (in == null) {
        throw new IllegalStateException("protobuf-table.txt was not built");
      }
      return new MessageTable(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("protobuf-table.txt cannot be read", e);
    }
  }

  /// The message of a kind, null if it is no built-in one.
  @Nullable Integer root(String apiVersion, String kind) {
    Integer own = roots.get(apiVersion + " " + kind);
    // Options are named after the group of the objects that they are for.
    return own == null ? roots.get("v1 " + kind) : own;
  }

  /// The fields of a message by their numbers.
  Map<Integer, Field> fields(int message) {
    String[] words = messages.get(message).split(" ");
    Map<Integer, Field> fields = new HashMap<>();
    for (int i = 1; i < words.length; i += 3) {
      fields.put(Integer.valueOf(words[i]), field(words[i + 1], words[i + 2]));
    }
    return fields;
  }

  private static Field field(String name, String written) {
    boolean marked = "*%^".indexOf(written.charAt(0)) >= 0;
    String type = marked ? written.substring(1) : written;
    int message = type.length() > 1 ? Integer.parseInt(type.substring(1)) : -1;
    return new Field(name, marked ? written.charAt(0) : ' ', type.charAt(0), message);
  }
}
