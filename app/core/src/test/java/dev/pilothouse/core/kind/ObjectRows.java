// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/// Makes rows out of objects as a feed does: metadata by the engine's own rules, the rest by the projection of the kind.
public final class ObjectRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ObjectRows() {}

  public static Row read(KindDescriptor kind, JsonNode object) {
    RowBuilder row = new RowBuilder(kind.fields());
    TreeFieldReader in = new TreeFieldReader(object);
    in.enterObject();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "apiVersion", "kind" -> in.skip();
        case "metadata" -> metadata(kind, in, row);
        default -> kind.projection().read(field, in, row);
      }
    }
    if (!in.finished()) {
      throw new IllegalStateException("the projection left the reader in the middle");
    }
    return row.build();
  }

  public static Row read(KindDescriptor kind, String yaml) {
    return read(kind, JSON.valueToTree(new Yaml().load(new StringReader(yaml))));
  }

  /// All documents of a YAML resource.
  public static List<JsonNode> documents(InputStream in) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (in) {
      new Yaml().loadAll(in).forEach(document -> all.add(JSON.valueToTree(document)));
    }
    return all;
  }

  private static void metadata(KindDescriptor kind, FieldReader in, RowBuilder row) {
    in.enterObject();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "name" -> row.name(in.text());
        case "namespace" -> row.namespace(in.sharedText());
        case "uid" -> row.uid(in.text());
        case "creationTimestamp" -> row.created(in.epochSecond());
        case "deletionTimestamp" -> row.deleted(in.epochSecond());
        case "labels" -> row.labels(labels(in));
        case "ownerReferences" -> row.owner(owner(in));
        default -> kind.projection().readMetadata(field, in, row);
      }
    }
  }

  private static Labels labels(FieldReader in) {
    Map<String, String> map = new HashMap<>();
    in.enterObject();
    for (String field; (field = in.nextField()) != null; ) {
      map.put(field, in.sharedText());
    }
    return Labels.of(map);
  }

  private static Owner owner(FieldReader in) {
    Owner found = null;
    in.enterArray();
    while (in.nextElement()) {
      Map<String, String> parts = new HashMap<>();
      in.enterObject();
      for (String field; (field = in.nextField()) != null; ) {
        parts.put(field, in.sharedText());
      }
      Owner one = new Owner(parts.get("apiVersion"), parts.get("kind"), parts.get("name"), parts.get("uid"));
      found = found == null || "true".equals(parts.get("controller")) ? one : found;
    }
    return found;
  }

  static long seconds(String time) {
    return Instant.parse(time).getEpochSecond();
  }
}
