// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.port.Write;
import java.util.Optional;

/// Says of a command that the server refused what is different from what the person saw: it reads the object again, once. Blocks.
final class Refusals {
  /// What the API server says when a JSON patch's test failed, whatever the test was (`apimachinery/pkg/api/errors`).
  private static final String TEST_FAILED = "the server rejected our request due to an error in our request";

  /// Why the server does not hand a field over from another manager (`apimachinery/pkg/apis/meta/v1`); that is no race.
  private static final String OTHER_MANAGER = "FieldManagerConflict";

  private final ClusterGateway reads;

  Refusals(ClusterGateway reads) {
    this.reads = reads;
  }

  ClusterFailure explain(Command command, ClusterFailure refused) {
    if (command instanceof CreateObject || (command instanceof ApplyObject apply && apply.made())) {
      return refused;
    }
    if (refused.causes().stream().anyMatch(cause -> cause.reason().equals(OTHER_MANAGER))) {
      return refused;
    }
    Write write = command.write();
    boolean tested = write instanceof Write.Patch patch && patch.kind() == PatchKind.JSON;
    return switch (refused.kind()) {
      case NOT_FOUND -> isGone(command.target()) ? GuardFailures.gone(command, refused) : refused;
      case CONFLICT -> changed(command, write, refused).orElseGet(() -> GuardFailures.changed(command, refused));
      case INVALID -> {
        ClusterFailure otherwise =
            tested && refused.detail().contains(TEST_FAILED) ? GuardFailures.changed(command, refused) : refused;
        // Another uid in a merge patch is an invalid value to the server.
        yield changed(command, write, refused).orElse(otherwise);
      }
      default -> refused;
    };
  }

  private boolean isGone(ResourceRef target) {
    try {
      reads.get(target);
      return false;
    } catch (ClusterException e) {
      return e.failure().kind() == Kind.NOT_FOUND;
    }
  }

  private Optional<ClusterFailure> changed(Command command, Write write, ClusterFailure refused) {
    String subresource = write instanceof Write.Patch patch ? patch.subresource() : "";
    KubeObject now;
    try {
      now = reads.get(command.target(), subresource);
    } catch (ClusterException e) {
      return e.failure().kind() == Kind.NOT_FOUND ? Optional.of(GuardFailures.gone(command, refused)) : Optional.empty();
    }
    String uid = command.target().uid();
    if (!uid.isEmpty() && !now.uid().isEmpty() && !now.uid().equals(uid)) {
      return Optional.of(GuardFailures.recreated(command, refused));
    }
    if (write instanceof Write.Patch patch && patch.kind() == PatchKind.JSON) {
      for (JsonNode operation : patch.body()) {
        if (operation.path("op").asText().equals("test")) {
          String path = operation.path("path").asText();
          Optional<Difference> found = Difference.first(path, operation.path("value"), now.root().at(path));
          if (found.isPresent()) {
            return Optional.of(GuardFailures.changed(command, found.get(), refused));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// A field that is not as it was seen.
  ///
  /// @param path as people write it: `spec.template.spec.containers[0].image`
  record Difference(String path, JsonNode seen, JsonNode now) {

    static Optional<Difference> first(String pointer, JsonNode seen, JsonNode now) {
      if (seen.equals(now) || (absent(seen) && absent(now))) {
        return Optional.empty();
      }
      if (seen.isObject() && now.isObject()) {
        for (var field : seen.properties()) {
          var found = first(pointer + "/" + field.getKey(), field.getValue(), now.path(field.getKey()));
          if (found.isPresent()) {
            return found;
          }
        }
        for (var field : now.properties()) {
          if (!seen.has(field.getKey())) {
            return first(pointer + "/" + field.getKey(), MissingNode.getInstance(), field.getValue());
          }
        }
      }
      if (seen.isArray() && now.isArray() && seen.size() == now.size()) {
        for (int i = 0; i < seen.size(); i++) {
          var found = first(pointer + "/" + i, seen.get(i), now.get(i));
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.of(new Difference(pointer.substring(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.'), seen, now));
    }

    private static boolean absent(JsonNode node) {
      return node.isMissingNode() || node.isNull();
    }

    /// Whether its values may be told: numbers and images are no secret, an environment may be.
    boolean open() {
      return !seen.isContainerNode() && !now.isContainerNode() && (seen.isNumber() || now.isNumber() || path.endsWith(".image"));
    }

    String seenText() {
      return text(seen);
    }

    String nowText() {
      return text(now);
    }

    private static String text(JsonNode node) {
      return absent(node) ? "–" : node.asText();
    }
  }
}
