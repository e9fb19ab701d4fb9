// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends a pod so that it comes up elsewhere, unless a PodDisruptionBudget keeps it (`policy/v1` Eviction). Only the very pod that
/// was shown.
///
/// @param node that it leaves
/// @param gracePeriod how long it may take to end, in seconds; [#OWN_GRACE] for as long as it says itself
public record EvictPod(ResourceRef target, String node, int gracePeriod) implements Command {
  public static final int OWN_GRACE = -1;

  @Override
  public Message title() {
    return Message.of("command.evict.title", node);
  }

  @Override
  public Message effect() {
    return Message.of("command.evict.effect", node);
  }

  @Override
  public boolean destructive() {
    return true;
  }

  /// kubectl evicts by `drain` only, whole nodes; for one pod it takes the request itself.
  @Override
  public List<String> kubectl(String context) {
    ObjectNode body = body(target, gracePeriod);
    return Kubectl.piped(
        body.toString(),
        Kubectl.inContext(context, List.of("create", "--raw", target.path() + "/eviction", "-f", "-")));
  }

  /// The Eviction that is sent.
  public static ObjectNode body(ResourceRef pod, int gracePeriod) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("kind", "Eviction").put("apiVersion", "policy/v1");
    body.putObject("metadata").put("name", pod.name()).put("namespace", pod.namespace());
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    if (gracePeriod >= 0) {
      options.put("gracePeriodSeconds", gracePeriod);
    }
    if (!pod.uid().isEmpty()) {
      options.putObject("preconditions").put("uid", pod.uid());
    }
    if (!options.isEmpty()) {
      body.set("deleteOptions", options);
    }
    return body;
  }

  @Override
  public Write write() {
    return new Write.Evict(target, body(target, gracePeriod));
  }

  @Override
  public List<Line> changes() {
    return ChangedLines.under()
        .gone("kind: " + target.kind().kind())
        .gone("metadata:")
        .gone("  name: " + target.name())
        .gone("  namespace: " + target.namespace())
        .lines();
  }

  @Override
  public @Nullable Command undo() {
    return null;
  }
}
