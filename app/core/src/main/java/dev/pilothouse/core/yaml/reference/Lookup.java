// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.reference.Surroundings.Presence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks objects up: first in the text, whose objects are applied together, then in the cluster.
final class Lookup {
  private static final List<TargetKind> MAKERS_OF_PODS =
      List.of(TargetKind.POD, TargetKind.DEPLOYMENT, TargetKind.STATEFUL_SET, TargetKind.DAEMON_SET, TargetKind.CRON_JOB);
  /// What every namespace has from its first moment on.
  private static final Set<String> BORN_WITH_A_NAMESPACE = Set.of("ServiceAccount default", "ConfigMap kube-root-ca.crt");

  private final List<TextObject> text;
  private final Surroundings around;

  Lookup(List<TextObject> text, Surroundings around) {
    this.text = text;
    this.around = around;
  }

  Presence presence(TargetKind kind, String namespace, String name) {
    boolean born = BORN_WITH_A_NAMESPACE.contains(kind.kind() + " " + name);
    return born || inText(kind, namespace).anyMatch(name::equals) || made(kind, namespace, name)
        ? Presence.THERE
        : around.presence(kind, kind.place(namespace), name);
  }

  /// The names that there are to choose from.
  Set<String> names(TargetKind kind, String namespace) {
    Set<String> names = new HashSet<>(inText(kind, namespace).toList());
    around.objects(kind, kind.place(namespace)).list().forEach(each -> names.add(each.name()));
    return names;
  }

  private Stream<String> inText(TargetKind kind, String namespace) {
    return objects(kind, namespace).map(TextObject::name);
  }

  private Stream<TextObject> objects(TargetKind kind, String namespace) {
    return text.stream().filter(each -> each.kind().equals(kind) && each.namespace().equals(kind.place(namespace)));
  }

  /// Secrets that a controller makes of an object of the text.
  private boolean made(TargetKind kind, String namespace, String name) {
    return kind.equals(TargetKind.SECRET)
        && text.stream().filter(each -> each.namespace().equals(namespace)).anyMatch(each -> switch (each.kind().kind()) {
          case "Certificate" -> text(each, "spec.secretName").equals(name);
          case "SealedSecret" -> each.name().equals(name);
          case "ExternalSecret" -> {
            String target = text(each, "spec.target.name");
            yield (target.isEmpty() ? each.name() : target).equals(name);
          }
          default -> false;
        });
  }

  private static String text(TextObject object, String path) {
    return Paths.scalar(object.object(), path).map(scalar -> scalar.text()).orElse("");
  }

  /// The keys of a ConfigMap or Secret; empty when they are not known.
  Optional<Set<String>> keys(TargetKind kind, String namespace, String name) {
    Optional<TextObject> written = objects(kind, namespace).filter(each -> each.name().equals(name)).findFirst();
    if (written.isPresent()) {
      Set<String> keys = new HashSet<>();
      for (YamlMapping part : Paths.mappings(written.get().object(), "data|binaryData|stringData")) {
        part.effective().forEach(entry -> keys.add(entry.name()));
      }
      return Optional.of(keys);
    }
    return made(kind, namespace, name) ? Optional.empty() : around.keys(kind, namespace, name);
  }

  /// An object, if it is known.
  Optional<KnownObject> object(TargetKind kind, String namespace, String name) {
    return objects(kind, namespace).filter(each -> each.name().equals(name)).findFirst()
        .map(each -> KnownObject.of(kind, each.object()))
        .or(() -> around.objects(kind, kind.place(namespace)).list().stream().filter(each -> each.name().equals(name)).findFirst());
  }

  /// The pods of a namespace and the workloads that make pods, whether they have any now or not.
  KnownObjects pods(String namespace) {
    List<KnownObject> pods = new ArrayList<>();
    for (TextObject each : text) {
      if (each.namespace().equals(namespace) && each.kind().podTemplate().isPresent()) {
        pods.add(KnownObject.of(each.kind(), each.object()));
      }
    }
    boolean complete = true;
    for (TargetKind kind : MAKERS_OF_PODS) {
      KnownObjects known = around.objects(kind, namespace);
      pods.addAll(known.list());
      complete &= known.complete();
    }
    return new KnownObjects(pods, complete);
  }
}
