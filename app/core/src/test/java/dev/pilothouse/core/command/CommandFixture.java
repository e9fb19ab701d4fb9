// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Targets, and a cluster that records what it is sent.
final class CommandFixture {
  static final ResourceKind DEPLOYMENTS = new ResourceKind("apps", "v1", "deployments", "Deployment", true);
  static final ResourceRef CHECKOUT = new ResourceRef(DEPLOYMENTS, "shop", "checkout", "uid-1");
  static final ResourceRef NODE =
      new ResourceRef(new ResourceKind("", "v1", "nodes", "Node", false), "", "node-17", "uid-2");

  private CommandFixture() {}

  static ClusterFailure failure(Kind kind) {
    return new ClusterFailure(kind, Message.of("what", 4, "x"), Message.of("why"), Message.of("next"), "said the server");
  }

  static Outcome outcome(long id, Outcome.Result result) {
    return new Outcome(
        id, Instant.parse("2026-03-01T10:00:00Z"), "prod", new ScaleWorkload(CHECKOUT, 4, 6), result, Duration.ofMillis(41),
        null, null);
  }

  /// Records each request; answers with a failure when there is one.
  static final class Writes implements ClusterWrites {
    final List<String> requests = new ArrayList<>();
    ClusterFailure failure;
    RuntimeException error;
    Runnable during = () -> {};

    @Override
    public KubeObject patch(ResourceRef ref, String subresource, PatchKind kind, JsonNode patch) throws ClusterException {
      answer("PATCH " + ref.path() + (subresource.isEmpty() ? "" : "/" + subresource) + " " + kind + " " + patch);
      return new KubeObject(patch);
    }

    @Override
    public void delete(ResourceRef ref, Propagation propagation) throws ClusterException {
      answer("DELETE " + ref.path() + " uid=" + ref.uid() + " " + propagation);
    }

    private void answer(String request) throws ClusterException {
      requests.add(request);
      during.run();
      if (error != null) {
        throw error;
      }
      if (failure != null) {
        throw new ClusterException(failure, null);
      }
    }
  }
}
