// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Walks the two parts that nearly every object has, `spec` and `status`, and gives each field of them to a method that reads or
/// skips it. Also reads the shapes that many kinds share: label maps, selectors, lists of texts.
abstract class ObjectProjection implements Projection {

  @Override
  public final void read(String topLevelField, FieldReader in, RowBuilder row) {
    switch (topLevelField) {
      case "spec" -> {
        if (in.enterObject()) {
          readSpec(in, row);
        }
      }
      case "status" -> {
        if (in.enterObject()) {
          for (String field; (field = in.nextField()) != null; ) {
            status(field, in, row);
          }
        }
      }
      default -> other(topLevelField, in, row);
    }
  }

  /// Reads all fields of `spec`, which was entered; for kinds that sum up over several of them.
  void readSpec(FieldReader in, RowBuilder row) {
    for (String field; (field = in.nextField()) != null; ) {
      spec(field, in, row);
    }
  }

  /// Reads one field of `spec`, or skips it.
  void spec(String field, FieldReader in, RowBuilder row) {
    in.skip();
  }

  /// Reads one field of `status`, or skips it.
  void status(String field, FieldReader in, RowBuilder row) {
    in.skip();
  }

  /// Reads a top-level field that is neither `spec` nor `status`, or skips it.
  void other(String topLevelField, FieldReader in, RowBuilder row) {
    in.skip();
  }

  static int countFields(FieldReader in) {
    int count = 0;
    if (in.enterObject()) {
      while (in.nextField() != null) {
        in.skip();
        count++;
      }
    }
    return count;
  }

  static int countElements(FieldReader in) {
    int count = 0;
    if (in.enterArray()) {
      while (in.nextElement()) {
        in.skip();
        count++;
      }
    }
    return count;
  }

  /// A map of texts, as of labels.
  static Map<String, String> map(FieldReader in) {
    if (!in.enterObject()) {
      return Map.of();
    }
    Map<String, String> map = new HashMap<>();
    for (String field; (field = in.nextField()) != null; ) {
      map.put(field, in.sharedText());
    }
    return map;
  }

  static Labels labels(FieldReader in) {
    return Labels.of(map(in));
  }

  static List<String> texts(FieldReader in) {
    List<String> all = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        all.add(in.sharedText());
      }
    }
    return all;
  }

  /// The text of one field of an object; empty when there is none.
  static String textOf(String name, FieldReader in) {
    String found = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals(name)) {
          found = in.sharedText();
        } else {
          in.skip();
        }
      }
    }
    return found;
  }

  /// Keeps the annotations that a kind has fields for and passes over the others unread. For [Projection#readMetadata].
  static void annotations(FieldReader in, Map<String, Field<String>> kept, RowBuilder row) {
    if (!in.enterObject()) {
      return;
    }
    for (String name; (name = in.nextField()) != null; ) {
      Field<String> field = kept.get(name);
      if (field == null) {
        in.skip();
      } else {
        row.set(field, in.sharedText());
      }
    }
  }

  /// The value of one annotation; empty when there is none. For [Projection#readMetadata].
  static String annotation(String name, FieldReader in) {
    return textOf(name, in);
  }
}
