// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

/// Something that a person wants changed in a cluster, as a value: an imperative with its target. Says what it does; the
/// [CommandBus] alone does it.
public sealed interface Command permits ScaleWorkload, RestartWorkload, DeleteObject, CordonNode {

  ResourceRef target();

  /// What is done, as a verb with its numbers, for titles and the journal: "Scale 4 → 6".
  Message title();

  /// What it will do, in a sentence, for the confirmation.
  Message effect();

  /// Whether it destroys something that an opposite command does not bring back.
  boolean destructive();

  /// The same with kubectl, as arguments: `kubectl --context prod -n shop scale deployment/checkout --replicas=6`.
  List<String> kubectl(String context);
}
