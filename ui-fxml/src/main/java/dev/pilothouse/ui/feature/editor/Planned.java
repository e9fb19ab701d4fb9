// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.edit.EditPlan;
import org.jspecify.annotations.Nullable;

/// What applying one document of a text would do.
///
/// @param document its place in the text, from 0
/// @param typed the document
/// @param target the object, or the beginning of its name when the server gives it one; null when the cluster has no such kind, or
///     the document does not name one
/// @param edit how the text and the cluster come together; null unless the object was opened from the cluster
/// @param before the object as it is, to be compared; empty when there is none
/// @param after the object as it would be, to be compared
/// @param command what would be sent; null when nothing would, or cannot be
/// @param failure why it cannot be; null when it can
record Planned(
    int document,
    YamlMapping typed,
    Action action,
    @Nullable ResourceRef target,
    @Nullable EditPlan edit,
    String before,
    String after,
    @Nullable Command command,
    @Nullable ClusterFailure failure) {

  /// What is done with an object.
  enum Action {
    EDIT,
    CREATE,
    /// Made under a name that the server gives it.
    GENERATE,
    APPLY,
    NOTHING,
    REFUSED
  }

  static Planned refused(int document, YamlMapping typed, @Nullable ResourceRef target, ClusterFailure failure) {
    return new Planned(document, typed, Action.REFUSED, target, null, "", "", null, failure);
  }

  /// The same, now that the server has named what was made.
  Planned made(ResourceRef named) {
    return action != Action.GENERATE || named.uid().isEmpty()
        ? this
        : new Planned(document, typed, action, named, edit, before, after, command, failure);
  }

  /// `shop / Deployment cart`, for people.
  String place() {
    return target == null || target.namespace().isEmpty() ? label() : target.namespace() + " / " + label();
  }

  /// What its metadata says; empty when it does not.
  String metadata(String field) {
    return typed.mapping("metadata").map(it -> it.text(field)).orElse("");
  }

  /// `Deployment cart`, for people.
  String label() {
    String name =
        action != Action.GENERATE || target == null
            ? metadata("name")
            : target.uid().isEmpty() ? target.name() + "…" : target.name();
    return (typed.text("kind") + " " + name).strip();
  }
}
