// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.schema.OpenApi;
import dev.pilothouse.sample.api.schema.Schemas;
import dev.pilothouse.sample.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers `/openapi/v3`: the index and the document of each group and version.
final class OpenApiHandler {

  private static final String ROOT = "/openapi/v3/";

  private final ServedKinds kinds;
  private final OpenApi documents;

  OpenApiHandler(ServedKinds kinds, Schemas schemas) {
    this.kinds = kinds;
    this.documents = new OpenApi(schemas);
  }

  Reply answer(String path) {
    Map<String, List<OpenApi.Part>> groups = groups();
    if (path.equals("/openapi/v3") || path.equals(ROOT)) {
      return Reply.json(200, Bodies.write(index(groups)));
    }
    List<OpenApi.Part> parts = path.startsWith(ROOT) ? groups.get(path.substring(ROOT.length())) : null;
    if (parts == null) {
      throw StatusException.notFound();
    }
    return Reply.json(200, Bodies.write(documents.document(parts)));
  }

  private Map<String, List<OpenApi.Part>> groups() {
    Map<String, List<OpenApi.Part>> groups = new LinkedHashMap<>();
    for (ServedKind kind : kinds.all()) {
      String group = (kind.type().group().isEmpty() ? "api/" : "apis/") + kind.type().apiVersion();
      groups
          .computeIfAbsent(group, it -> new ArrayList<>())
          .add(new OpenApi.Part(kind.type(), kind.definition()));
    }
    return groups;
  }

  private static ObjectNode index(Map<String, List<OpenApi.Part>> groups) {
    ObjectNode index = Json.object();
    ObjectNode paths = index.putObject("paths");
    groups.forEach(
        (group, parts) ->
            paths
                .putObject(group)
                .put("serverRelativeURL", ROOT + group + "?hash=" + Integer.toHexString(parts.hashCode())));
    return index;
  }
}
