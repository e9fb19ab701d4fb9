// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a person wants changed in a cluster, as a value: an imperative with its target. Says what it does; the
/// [CommandBus] alone does it.
public sealed interface Command
    permits ScaleWorkload, RestartWorkload, SetImage, PauseRollout, ResumeRollout, UndoRollout, SetPartition, SetMaxUnavailable,
        SetAutoscalerLimits, DeleteObject, CordonNode, EvictPod, LabelNode, TaintNode, EditObject, ApplyObject, CreateObject {

  ResourceRef target();

  /// What is done, as a verb with its numbers, for titles and the journal: "Scale 4 → 6".
  Message title();

  /// What it will do, in a sentence, for the confirmation.
  Message effect();

  /// Whether it destroys something that an opposite command does not bring back.
  boolean destructive();

  /// The same with kubectl, as arguments: `kubectl --context prod -n shop scale deployment/checkout --replicas=6`. A word `&&`
  /// parts two lines; `|` hands what the first says to the second.
  List<String> kubectl(String context);

  /// The one request that it is. Where the target's uid is known, the server refuses it for an object of the same name that was
  /// made later; where it says what was there before, the server refuses it when something else is there by then.
  Write write();

  /// What it changes in its object, as lines of YAML.
  List<Line> changes();

  /// The same as the journal keeps it, now that the server has done it.
  ///
  /// @param answer the object as the server says that it is
  default Command done(KubeObject answer) {
    return this;
  }

  /// The command that takes it back; null when there is none.
  @Nullable Command undo();

  /// The command that takes it back, now that the server has done it.
  ///
  /// @param answer the object as the server says that it is
  default @Nullable Command undoAfter(KubeObject answer) {
    return undo();
  }

  /// Whether it is all there. One that was read from the journal may lack what the journal does not keep, and cannot be sent.
  default boolean complete() {
    return true;
  }

  /// Whether pods are made anew because of it, one after the other.
  default boolean beginsRollout() {
    return switch (this) {
      case RestartWorkload _, SetImage _, UndoRollout _, ResumeRollout _ -> true;
      default -> false;
    };
  }

  /// What the server must allow for it.
  default List<Right> rights() {
    ResourceRef target = target();
    String namespace = target.namespace();
    return switch (write()) {
      case Write.Patch patch -> List.of(new Right("patch", target.kind(), patch.subresource(), namespace, target.name()));
      case Write.Apply _ -> List.of(new Right("patch", target.kind(), "", namespace, target.name()));
      case Write.Create _ -> List.of(new Right("create", target.kind(), "", namespace, ""));
      case Write.Evict _ -> List.of(new Right("create", target.kind(), "eviction", namespace, target.name()));
      case Write.Delete _ -> List.of(new Right("delete", target.kind(), "", namespace, target.name()));
    };
  }
}
