// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.YamlText;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What has to be known of a cluster before the references of a text can be judged.
///
/// @param lists kinds whose objects are to be listed
/// @param names objects that are asked for by name
/// @param keys ConfigMaps and Secrets whose keys are asked for
public record ReferenceNeeds(Set<Place> lists, Set<Name> names, Set<Name> keys) {

  /// @param namespace empty for a kind without namespaces
  public record Place(TargetKind kind, String namespace) {}

  /// One object.
  public record Name(Place place, String name) {}

  /// Found by the check itself, in a cluster that writes down what it is asked.
  public static ReferenceNeeds of(YamlText text, String namespace) {
    Asked asked = new Asked(namespace);
    ReferenceCheck.of(text, asked);
    return asked.needs;
  }

  private static final class Asked implements Surroundings {
    private final ReferenceNeeds needs = new ReferenceNeeds(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    private final String namespace;

    private Asked(String namespace) {
      this.namespace = namespace;
    }

    @Override
    public String namespace() {
      return namespace;
    }

    @Override
    public KnownObjects objects(TargetKind kind, String where) {
      needs.lists.add(new Place(kind, where));
      return KnownObjects.UNKNOWN;
    }

    @Override
    public Presence presence(TargetKind kind, String where, String name) {
      Place place = new Place(kind, where);
      needs.lists.add(place);
      needs.names.add(new Name(place, name));
      // It is there: so its keys and ports are asked for as well.
      return Presence.THERE;
    }

    @Override
    public Optional<Set<String>> keys(TargetKind kind, String where, String name) {
      needs.keys.add(new Name(new Place(kind, where), name));
      return Optional.empty();
    }
  }
}
