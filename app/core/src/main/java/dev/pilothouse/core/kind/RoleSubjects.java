// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.StringJoiner;

/// Reads who is named in role bindings: `Kind namespace/name`.
final class RoleSubjects {
  private RoleSubjects() {}

  static String all(FieldReader in) {
    StringJoiner all = new StringJoiner(", ");
    if (in.enterArray()) {
      while (in.nextElement()) {
        all.add(one(in));
      }
    }
    return all.toString();
  }

  static String one(FieldReader in) {
    String kind = "";
    String namespace = "";
    String name = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "kind" -> kind = in.sharedText();
          case "namespace" -> namespace = in.sharedText();
          case "name" -> name = in.sharedText();
          default -> in.skip();
        }
      }
    }
    return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
