// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ClusterWrites;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    List<String> warnings = List.of();
    ClusterFailure failure;
    RuntimeException error;
    Runnable during = () -> {};

    @Override
    public Answer send(Write write, Mode mode) throws ClusterException {
      String words =
          switch (write) {
            case Write.Patch patch -> " " + patch.kind() + " " + patch.body();
            case Write.Apply apply -> " apply" + (apply.force() ? " by force " : " ") + apply.body();
            case Write.Create create -> " create " + create.body();
            case Write.Evict evict -> " " + evict.body();
            case Write.Delete delete -> " uid=" + delete.target().uid() + " " + delete.propagation();
          };
      requests.add((mode == Mode.DRY_RUN ? "DRY RUN " : "") + write.line() + words);
      during.run();
      if (error != null) {
        throw error;
      }
      if (failure != null) {
        throw new ClusterException(failure, null);
      }
      return new Answer(object("{}"), warnings);
    }
  }

  /// What is read again; NOT_FOUND for what is not in it.
  static final class Reads implements ClusterGateway {
    final Map<String, KubeObject> objects = new HashMap<>();
    List<KubeObject> pods = List.of();

    @Override
    public KubeObject get(ResourceRef ref, String subresource) throws ClusterException {
      KubeObject found = objects.get(ref.path() + (subresource.isEmpty() ? "" : "/" + subresource));
      if (found == null) {
        throw new ClusterException(CommandFixture.failure(Kind.NOT_FOUND), null);
      }
      return found;
    }

    @Override
    public List<KubeObject> pods(String node, Listing.Part part) {
      return List.copyOf(pods);
    }

    @Override
    public Listing list(ResourceKind kind, String namespace, Listing.Part part) {
      return new Listing(List.of(), true);
    }

    @Override
    public List<KubeObject> events(ResourceRef ref) {
      return List.of();
    }

    @Override
    public KindDescriptor describe(ResourceKind kind) {
      throw new UnsupportedOperationException("no kinds here");
    }

    @Override
    public Right.Answer ask(Right right) {
      return new Right.Answer(true, "");
    }
  }

  static KubeObject object(String json) {
    try {
      return new KubeObject(new JsonMapper().readTree(json));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
