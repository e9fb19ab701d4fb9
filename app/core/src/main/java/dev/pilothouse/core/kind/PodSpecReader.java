// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.kind.PodReferences.Reference;
import dev.pilothouse.core.kind.PodReferences.Target;
import dev.pilothouse.core.kind.PodReferences.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Reads a PodSpec, of a pod or of a template, into sums and names. One object at a time; one thread.
///
/// How the amounts of the containers become those of the pod is in [PodAmounts].
final class PodSpecReader {
  int containers;
  int sidecars;
  int inits;
  final StringJoiner images = new StringJoiner(", ");
  final StringJoiner containerNames = new StringJoiner(", ");
  final StringJoiner sidecarNames = new StringJoiner(",");
  final List<Reference> references = new ArrayList<>();
  String firstImage = "";
  private final PodAmounts requests = new PodAmounts();
  private final PodAmounts limits = new PodAmounts();
  private final List<HostPort> ports = new ArrayList<>();
  private List<PodAffinityTerm> antiAffinity = List.of();
  private List<Toleration> tolerations = List.of();
  private List<String> gates = List.of();
  private final @Nullable List<ProbeSpec> probes;

  /// Reads a pod, whose probes are those of its template.
  PodSpecReader() {
    probes = null;
  }

  /// @param probes gets the probes of a template
  PodSpecReader(List<ProbeSpec> probes) {
    this.probes = probes;
  }

  /// Reads one field of the PodSpec; false when it is none that this reader knows (then it is still current).
  boolean read(String field, FieldReader in) {
    switch (field) {
      case "containers" -> readContainers(in, false);
      case "initContainers" -> readContainers(in, true);
      case "volumes" -> readVolumes(in);
      case "imagePullSecrets" -> {
        if (in.enterArray()) {
          while (in.nextElement()) {
            refer(Target.SECRET, Use.PULL, ObjectProjection.textOf("name", in));
          }
        }
      }
      case "overhead" -> requests.overhead.read(in);
      case "resources" -> readResources(in, requests.whole, limits.whole);
      case "affinity" -> readAffinity(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  ResourceAmounts requests() {
    return requests.sum();
  }

  ResourceAmounts limits() {
    return limits.sum();
  }

  /// Null when the pod has nothing of it, as most have.
  ///
  /// @param placed whether it has a node, and what was to choose one no longer matters
  @Nullable PodScheduling scheduling(Labels labels, ResourceAmounts requests, ResourceAmounts limits, boolean placed) {
    List<String> waitsFor = placed ? List.of() : gates;
    boolean nothing = requests.others().isEmpty() && limits.others().isEmpty() && ports.isEmpty() && antiAffinity.isEmpty();
    if (nothing && waitsFor.isEmpty() && tolerations.isEmpty()) {
      return null;
    }
    return new PodScheduling(
        requests.others(), limits.others(), ports, antiAffinity.stream().map(one -> one.withLabelsOf(labels)).toList(),
        waitsFor, tolerations);
  }

  /// @param placed whether the pod has a node: then only what may keep it there is of use
  void readTolerations(FieldReader in, boolean placed) {
    tolerations = placed ? Toleration.readStaying(in) : Toleration.readAll(in);
  }

  void readGates(FieldReader in) {
    gates = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        gates.add(ObjectProjection.textOf("name", in));
      }
    }
  }

  /// The image of the only container without a copy, or all of them.
  String images() {
    return containers + sidecars <= 1 ? firstImage : images.toString();
  }

  PodReferences references() {
    return references.isEmpty() ? PodReferences.NONE : new PodReferences(references);
  }

  private void readContainers(FieldReader in, boolean init) {
    if (!in.enterArray()) {
      return;
    }
    while (in.nextElement()) {
      readContainer(in, init);
    }
  }

  private void readContainer(FieldReader in, boolean init) {
    if (!in.enterObject()) {
      return;
    }
    String name = "";
    String image = "";
    boolean stays = false;
    ResourceAmounts request = new ResourceAmounts();
    ResourceAmounts limit = new ResourceAmounts();
    int from = probes == null ? 0 : probes.size();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "name" -> name = in.sharedText();
        case "image" -> image = in.sharedText();
        case "restartPolicy" -> stays = in.sharedText().equals("Always");
        case "resources" -> readResources(in, request, limit);
        case "ports" -> readPorts(in);
        case "env" -> readEnvironment(in);
        case "envFrom" -> readEnvironmentFrom(in);
        case "readinessProbe" -> readProbe(in, ProbeSpec.Type.READINESS);
        case "livenessProbe" -> readProbe(in, ProbeSpec.Type.LIVENESS);
        case "startupProbe" -> readProbe(in, ProbeSpec.Type.STARTUP);
        default -> in.skip();
      }
    }
    for (int i = from; probes != null && i < probes.size(); i++) {
      probes.set(i, probes.get(i).of(name));
    }
    request.orElse(limit);
    count(name, image, init, stays, request, limit);
  }

  private void readProbe(FieldReader in, ProbeSpec.Type type) {
    if (probes == null) {
      in.skip();
    } else {
      probes.add(ProbeSpec.read(in, type));
    }
  }

  private void count(String name, String image, boolean init, boolean stays, ResourceAmounts request, ResourceAmounts limit) {
    if (init && !stays) {
      inits++;
      requests.step(request);
      limits.step(limit);
      return;
    }
    if (init) {
      inits++;
      sidecars++;
      sidecarNames.add(name);
      requests.stay(request);
      limits.stay(limit);
    } else {
      containers++;
      containerNames.add(name);
      requests.container(request);
      limits.container(limit);
    }
    if (firstImage.isEmpty()) {
      firstImage = image;
    }
    images.add(image);
  }

  private static void readResources(FieldReader in, ResourceAmounts request, ResourceAmounts limit) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "requests" -> request.read(in);
        case "limits" -> limit.read(in);
        default -> in.skip();
      }
    }
  }

  /// Ports of the node. The API server writes them into every container of a pod that lives in its node's network.
  private void readPorts(FieldReader in) {
    if (in.enterArray()) {
      while (in.nextElement()) {
        HostPort port = HostPort.read(in);
        if (port.port() > 0) {
          ports.add(port);
        }
      }
    }
  }

  private void readAffinity(FieldReader in) {
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals("podAntiAffinity")) {
          antiAffinity = PodAffinityTerm.readRequired(in);
        } else {
          in.skip();
        }
      }
    }
  }

  /// `env[].valueFrom.{configMapKeyRef,secretKeyRef}.name`; values are never read.
  private void readEnvironment(FieldReader in) {
    if (!in.enterArray()) {
      return;
    }
    while (in.nextElement()) {
      if (in.enterObject()) {
        for (String field; (field = in.nextField()) != null; ) {
          if (field.equals("valueFrom")) {
            readNames(in, Use.ENVIRONMENT, "name");
          } else {
            in.skip();
          }
        }
      }
    }
  }

  private void readEnvironmentFrom(FieldReader in) {
    if (!in.enterArray()) {
      return;
    }
    while (in.nextElement()) {
      readNames(in, Use.ENVIRONMENT, "name");
    }
  }

  private void readVolumes(FieldReader in) {
    if (!in.enterArray()) {
      return;
    }
    while (in.nextElement()) {
      readNames(in, Use.VOLUME, "name");
    }
  }

  /// The named sources of one volume, `envFrom` entry or `valueFrom`.
  private void readNames(FieldReader in, Use use, String nameField) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "configMap", "configMapRef", "configMapKeyRef" ->
            refer(Target.CONFIG_MAP, use, ObjectProjection.textOf(nameField, in));
        case "secretRef", "secretKeyRef" -> refer(Target.SECRET, use, ObjectProjection.textOf(nameField, in));
        case "secret" -> refer(Target.SECRET, use, secretName(in));
        case "persistentVolumeClaim" -> refer(Target.CLAIM, use, ObjectProjection.textOf("claimName", in));
        case "projected" -> readProjected(in);
        default -> in.skip();
      }
    }
  }

  /// A volume says `secretName`, a projected source says `name`.
  private static String secretName(FieldReader in) {
    String name = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals("secretName") || field.equals("name")) {
          name = in.sharedText();
        } else {
          in.skip();
        }
      }
    }
    return name;
  }

  private void readProjected(FieldReader in) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      if (field.equals("sources")) {
        readVolumes(in);
      } else {
        in.skip();
      }
    }
  }

  private void refer(Target target, Use use, String name) {
    // Every pod has this one; it would say nothing and cost room in each row.
    if (name.isEmpty() || name.equals("kube-root-ca.crt")) {
      return;
    }
    Reference found = new Reference(target, use, name);
    if (!references.contains(found)) {
      references.add(found);
    }
  }
}
