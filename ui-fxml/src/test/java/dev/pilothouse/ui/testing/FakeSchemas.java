// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The schemas that real clusters serve, as the tests of core keep them.
final class FakeSchemas {
  private FakeSchemas() {}

  static OpenApiDocument read(String apiVersion) throws ClusterException {
    String file = "/dev/pilothouse/core/yaml/openapi/" + apiVersion.replace('/', '-') + ".json";
    try (InputStream json = FakeSchemas.class.getResourceAsStream(file)) {
      if (json == null) {
        Message none = Message.of("connection.answer.notFound.what", 404);
        throw new ClusterException(new ClusterFailure(ClusterFailure.Kind.NOT_FOUND, none, none, none, ""), null);
      }
      return new OpenApiDocument(new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
