// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// The schemas of Kubernetes' own stable kinds as one release of it serves them, for texts whose cluster cannot be asked. They were
/// read from an API server (`record_schemas.py` among the tests). Immutable; reading takes some 50 ms, so that it is done once.
public final class BundledSchemas {
  private final String release;
  private final Map<String, OpenApiDocument> documents;

  private BundledSchemas(String release, Map<String, OpenApiDocument> documents) {
    this.release = release;
    this.documents = Map.copyOf(documents);
  }

  /// Not for the FX thread.
  public static BundledSchemas read() {
    try (InputStream file = Objects.requireNonNull(BundledSchemas.class.getResourceAsStream("kubernetes.json.gz"));
        InputStream text = new GZIPInputStream(file)) {
      JsonNode root = new ObjectMapper().readTree(text);
      OpenApiDocument all = new OpenApiDocument(root);
      Map<String, OpenApiDocument> documents = new HashMap<>();
      all.kinds().forEach(key -> documents.put(key.substring(0, key.lastIndexOf('/')), all));
      return new BundledSchemas(release(root.path("info").path("version").asText()), documents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `1.36` of `v1.36.3`.
  private static String release(String version) {
    int cut = version.lastIndexOf('.');
    return version.substring(version.startsWith("v") ? 1 : 0, cut);
  }

  /// The release of Kubernetes that they are of: `1.36`.
  public String release() {
    return release;
  }

  /// What they have to say, where `read` says nothing: of versions that they do not hold nothing at all.
  ///
  /// @param read what the cluster itself said before it could not be asked any more, by apiVersion
  public ServedSchemas beside(Map<String, OpenApiDocument> read) {
    Map<String, OpenApiDocument> all = new HashMap<>(documents);
    all.putAll(read);
    return ServedSchemas.of(all).bundled(release);
  }
}
