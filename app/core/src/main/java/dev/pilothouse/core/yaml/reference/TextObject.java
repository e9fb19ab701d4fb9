// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/// An object of the text.
///
/// @param namespace where it goes; empty for a kind without namespaces
public record TextObject(YamlMapping object, TargetKind kind, String namespace, String name) {

  /// All of a text; those in a `List` as well.
  static List<TextObject> of(YamlText text, String namespace) {
    return text.documents().stream().flatMap(document -> of(document, namespace).stream()).toList();
  }

  /// Those of one document; those in a `List` as well.
  ///
  /// @param namespace where an object goes that names none
  public static List<TextObject> of(YamlDocument document, String namespace) {
    List<TextObject> objects = new ArrayList<>();
    document.object().ifPresent(object -> add(object, namespace, objects));
    return objects;
  }

  private static void add(YamlMapping object, String namespace, List<TextObject> objects) {
    String kind = object.text("kind");
    if (kind.equals("List") && object.text("apiVersion").equals("v1")) {
      for (YamlNode item : object.items("items")) {
        if (item.meant() instanceof YamlMapping each) {
          add(each, namespace, objects);
        }
      }
    } else if (!kind.isEmpty()) {
      TargetKind target = TargetKind.of(object.text("apiVersion"), kind);
      String own = Paths.scalar(object, "metadata.namespace").map(scalar -> scalar.text()).orElse("");
      String name = Paths.scalar(object, "metadata.name").map(scalar -> scalar.text()).orElse("");
      objects.add(new TextObject(object, target, target.place(own.isEmpty() ? namespace : own), name));
    }
  }
}
