// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterConnection;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.SchemaSource;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks whatever connection the session has at the moment of the question, so that views may keep it over a reconnect.
record SessionGateway(Supplier<@Nullable ClusterConnection> connection)
    implements ClusterGateway, SchemaSource {

  private ClusterConnection connected() throws ClusterException {
    ClusterConnection now = connection.get();
    if (now == null) {
      throw new ClusterException(SessionFailures.notConnected(), null);
    }
    return now;
  }

  @Override
  public KubeObject get(ResourceRef ref, String subresource) throws ClusterException {
    return connected().gateway().get(ref, subresource);
  }

  @Override
  public Listing list(ResourceKind kind, String namespace, Listing.Part part) throws ClusterException {
    return connected().gateway().list(kind, namespace, part);
  }

  @Override
  public List<KubeObject> pods(String node, Listing.Part part) throws ClusterException {
    return connected().gateway().pods(node, part);
  }

  @Override
  public List<KubeObject> events(ResourceRef ref) throws ClusterException {
    return connected().gateway().events(ref);
  }

  @Override
  public KindDescriptor describe(ResourceKind kind) throws ClusterException {
    return connected().gateway().describe(kind);
  }

  @Override
  public Right.Answer ask(Right right) throws ClusterException {
    return connected().gateway().ask(right);
  }

  @Override
  public OpenApiDocument schemas(String apiVersion) throws ClusterException {
    return connected().schemas().schemas(apiVersion);
  }
}
