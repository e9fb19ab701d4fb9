// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.yaml.schema.OpenApiDocument;

/// Reads what a cluster says of the fields of its kinds. Blocks; none may be called on the FX thread.
public interface SchemaSource {

  /// The schemas of one group and version; read once for each connection, as long as the server has not changed them.
  ///
  /// @param apiVersion as objects name it: `v1`, `apps/v1`
  /// @throws ClusterException NOT_FOUND when the server has none of them, as for a version that it does not serve
  OpenApiDocument schemas(String apiVersion) throws ClusterException;
}
