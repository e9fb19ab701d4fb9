// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.SchemaSource;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.kube.connect.ClusterHttp;
import dev.pilothouse.kube.gateway.ApiReads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads `/openapi/v3` (KEP-2896): its index names a path with a hash for each group and version, and a document is read again only
/// when that hash has changed, as it does when a CRD does. A server whose index cannot be read is asked for the plain path.
public final class OpenApiReader implements SchemaSource {
  private static final String ROOT = "/openapi/v3";

  private final ApiReads reads;
  // by path with hash
  private final Map<String, OpenApiDocument> read = new ConcurrentHashMap<>();

  public OpenApiReader(ClusterHttp http) {
    this.reads = new ApiReads(http);
  }

  @Override
  public OpenApiDocument schemas(String apiVersion) throws ClusterException {
    String group = apiVersion.indexOf('/') < 0 ? "api/" + apiVersion : "apis/" + apiVersion;
    JsonNode path = reads.get(ROOT, ApiReads.JSON).path("paths").path(group).path("serverRelativeURL");
    String where = isOwn(path.asText("")) ? path.asText() : ROOT + "/" + group;
    OpenApiDocument known = read.get(where);
    if (known != null) {
      return known;
    }
    OpenApiDocument document = new OpenApiDocument(reads.get(where, ApiReads.JSON));
    read.keySet().removeIf(old -> old.startsWith(ROOT + "/" + group + "?"));
    read.put(where, document);
    return document;
  }

  /// A path is followed only where it stays with the schemas: an index that points elsewhere is not worth our credentials.
  private static boolean isOwn(String path) {
    return path.startsWith(ROOT + "/") && !path.contains("..");
  }
}
