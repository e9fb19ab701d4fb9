// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keeps `managedFields`: who wrote which field last, and who applied which. After `merge/update.go` of structured-merge-diff.
public final class Ownership {

  /// Who writes.
  ///
  /// @param operation `Update` or `Apply`
  /// @param subresource empty for none
  /// @param time as the entry of the manager will have it
  public record Author(String manager, String operation, String apiVersion, String subresource, String time) {

    /// As messages name a manager.
    private String words() {
      String of = subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"";
      if (operation.equals("Apply")) {
        return "\"" + manager + "\"" + of;
      }
      return "\"" + manager + "\"" + of + " using " + apiVersion;
    }
  }

  /// A field that another manager has and whose value would change.
  public record Conflict(String manager, String field) {}

  /// One entry of `managedFields`.
  private static final class Entry {
    private final Author author;
    private final FieldSet fields;

    Entry(Author author, FieldSet fields) {
      this.author = author;
      this.fields = fields;
    }

    private boolean isOf(Author other) {
      return author.manager.equals(other.manager)
          && author.operation.equals(other.operation)
          && author.subresource.equals(other.subresource);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Shape shape;

  private Ownership(JsonNode managedFields, Shape shape) {
    this.shape = shape;
    for (JsonNode entry : managedFields) {
      Author author = new Author(
          Json.text(entry, "manager"), Json.text(entry, "operation"), Json.text(entry, "apiVersion"),
          Json.text(entry, "subresource"), Json.text(entry, "time"));
      if (!author.operation.isEmpty()) {
        entries.add(new Entry(author, FieldSet.of(Json.at(entry, "fieldsV1"))));
      }
    }
  }

  /// Notes a write that was no apply: what it changed is its author's alone.
  ///
  /// @param fresh gets the new `managedFields`
  public static void update(JsonNode old, ObjectNode fresh, JsonNode managedFields, Shape shape, Author author) {
    Ownership ownership = new Ownership(managedFields, shape);
    FieldSet changed = new FieldSet();
    FieldSet removed = new FieldSet();
    JsonNode before = old instanceof ObjectNode object ? FieldWalk.ownable(object) : Json.object();
    ownership.compare(before, FieldWalk.ownable(fresh), changed, removed);
    if (!changed.isEmpty() || !removed.isEmpty()) {
      FieldSet gone = new FieldSet();
      gone.addAll(changed);
      gone.addAll(removed);
      FieldSet own = ownership.take(author);
      ownership.entries.forEach(entry -> entry.fields.removeAll(gone));
      own.removeAll(removed);
      own.addAll(changed);
      ownership.entries.add(new Entry(author, own));
    }
    ownership.write(fresh);
  }

  /// Notes that an object was made by an apply.
  ///
  /// @param fresh gets the new `managedFields`
  public static void applied(ObjectNode config, ObjectNode fresh, Shape shape, Author author) {
    Ownership ownership = new Ownership(Json.array(), shape);
    ownership.entries.add(new Entry(author, ownership.all(config)));
    ownership.write(fresh);
  }

  /// Applies what a manager wants: it is merged into the object, what the manager wanted last time and no longer wants is removed
  /// unless another has it, and who owns what is noted.
  ///
  /// @param conflicts gets the fields that others have with other values; if there are any, the result is not to be used
  /// @param force take those fields instead
  public static ObjectNode apply(
      ObjectNode live, ObjectNode config, Shape shape, Author author, boolean force, List<Conflict> conflicts) {
    Ownership ownership = new Ownership(Json.at(live, "metadata", "managedFields"), shape);
    FieldSet wanted = ownership.all(config);
    Author known = author;
    for (Entry entry : ownership.entries) {
      if (entry.isOf(author) && entry.fields.json().equals(wanted.json())) {
        known = entry.author;
      }
    }
    FieldSet last = ownership.take(author);
    ObjectNode merged = (ObjectNode) Merge.merge(live, config, shape, "");
    FieldSet kept = new FieldSet();
    kept.addAll(wanted);
    ownership.entries.forEach(entry -> kept.addAll(entry.fields));
    Merge.prune(merged, last, kept, shape, "");
    ownership.settle(live, merged, force, conflicts);
    ownership.entries.addFirst(new Entry(known, wanted));
    ownership.write(merged);
    return merged;
  }

  private void settle(ObjectNode live, ObjectNode merged, boolean force, List<Conflict> conflicts) {
    FieldSet changed = new FieldSet();
    FieldSet removed = new FieldSet();
    compare(FieldWalk.ownable(live), FieldWalk.ownable(merged), changed, removed);
    for (Entry entry : entries) {
      FieldSet theirs = entry.fields.and(changed);
      if (!force) {
        theirs.paths("", (path, field) -> conflicts.add(new Conflict(entry.author.words(), path)));
      }
      entry.fields.removeAll(theirs);
      entry.fields.removeAll(removed);
    }
  }

  private FieldSet all(ObjectNode object) {
    FieldSet all = new FieldSet();
    ObjectNode ownable = FieldWalk.ownable(object);
    if (!ownable.isEmpty()) {
      FieldWalk.all(ownable, shape, "", all);
    }
    return all;
  }

  private void compare(JsonNode old, JsonNode fresh, FieldSet changed, FieldSet removed) {
    if (fresh.isEmpty()) {
      return;
    }
    if (old.isEmpty()) {
      FieldWalk.made(fresh, shape, "", changed);
    } else {
      FieldWalk.compare(old, fresh, shape, "", changed, removed);
      changed.removeEmpty();
      removed.removeEmpty();
    }
  }

  /// The fields of an author's entry, which is taken out.
  private FieldSet take(Author author) {
    FieldSet own = new FieldSet();
    entries.removeIf(entry -> {
      boolean found = entry.isOf(author);
      if (found) {
        own.addAll(entry.fields);
      }
      return found;
    });
    return own;
  }

  private void write(ObjectNode object) {
    ArrayNode list = Json.array();
    for (Entry entry : entries) {
      if (entry.fields.isEmpty()) {
        continue;
      }
      Author author = entry.author;
      ObjectNode json = list.addObject();
      json.put("manager", author.manager).put("operation", author.operation).put("apiVersion", author.apiVersion);
      json.put("time", author.time).put("fieldsType", "FieldsV1").set("fieldsV1", entry.fields.json());
      if (!author.subresource.isEmpty()) {
        json.put("subresource", author.subresource);
      }
    }
    Json.metadata(object).set("managedFields", list);
  }

  /// What an API server says of conflicts.
  public static String words(List<Conflict> conflicts) {
    if (conflicts.size() == 1) {
      Conflict only = conflicts.getFirst();
      return "Apply failed with 1 conflict: conflict with " + only.manager() + ": " + only.field();
    }
    StringBuilder words = new StringBuilder("Apply failed with " + conflicts.size() + " conflicts: ");
    Map<String, List<Conflict>> byManager = new java.util.TreeMap<>();
    conflicts.forEach(each -> byManager.computeIfAbsent(each.manager(), manager -> new ArrayList<>()).add(each));
    List<String> lines = new ArrayList<>();
    byManager.forEach((manager, theirs) -> {
      lines.add("conflicts with " + manager + ":");
      theirs.forEach(each -> lines.add("- " + each.field()));
    });
    return words.append(String.join("\n", lines)).toString();
  }
}
