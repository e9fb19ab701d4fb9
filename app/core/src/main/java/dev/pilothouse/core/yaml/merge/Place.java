// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.merge;

import java.util.ArrayList;
import java.util.List;

/// Where something stands in an object: for a person (items by their key, `[name=cart]`), for the schema (items as
/// [ListKeys#ITEM]), and for a patch (a JSON pointer with indexes).
record Place(List<String> shown, List<String> path, String pointer) {
  static final Place TOP = new Place(List.of(), List.of(), "");

  Place field(String name) {
    return step(name, name, name);
  }

  /// @param id the item's key in words
  Place item(String id, int index) {
    return step("[" + id + "]", ListKeys.ITEM, Integer.toString(index));
  }

  private Place step(String forPeople, String forSchema, String forPointer) {
    String escaped = forPointer.replace("~", "~0").replace("/", "~1");
    return new Place(with(shown, forPeople), with(path, forSchema), pointer + "/" + escaped);
  }

  private static List<String> with(List<String> steps, String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return List.copyOf(longer);
  }
}
