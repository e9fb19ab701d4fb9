// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import java.util.Optional;
import java.util.Set;

/// What is known of the cluster that a text is meant for. Answers at once, from what was read before; what was not read, or may not
/// be, is unknown. Any thread. Values of Secrets are not among what is known.
public interface Surroundings {

  /// Where an object goes that names no namespace.
  String namespace();

  /// @param namespace empty for a kind without namespaces
  KnownObjects objects(TargetKind kind, String namespace);

  /// Whether one object is there.
  default Presence presence(TargetKind kind, String namespace, String name) {
    KnownObjects known = objects(kind, namespace);
    return known.has(name) ? Presence.THERE : known.complete() ? Presence.MISSING : Presence.UNKNOWN;
  }

  /// The names of the keys of a ConfigMap or Secret; empty when they are not known.
  Optional<Set<String>> keys(TargetKind kind, String namespace, String name);

  /// What is known of one object.
  enum Presence {
    THERE,
    MISSING,
    UNKNOWN
  }
}
