// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.kind.PodReferences.Reference;
import dev.pilothouse.core.kind.PodReferences.Target;
import dev.pilothouse.core.kind.PodReferences.Use;
import dev.pilothouse.core.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// Reads a PodSpec, of a pod or of a template, into sums and names. One object at a time; one thread.
///
/// The effective request of a pod is the greater of the sum of its containers and the greatest step of its initialisation, where
/// containers that stay beside count for every later step, plus the overhead (KEP-753, resource helpers PodRequests).
final class PodSpecReader {
  int containers;
  int sidecars;
  int inits;
  final StringJoiner images = new StringJoiner(", ");
  final StringJoiner containerNames = new StringJoiner(", ");
  final StringJoiner sidecarNames = new StringJoiner(",");
  final List<Reference> references = new ArrayList<>();
  String firstImage = "";
  private final Amounts requests = new Amounts();
  private final Amounts limits = new Amounts();

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
      default -> {
        return false;
      }
    }
    return true;
  }

  long cpuRequest() {
    return requests.cpu();
  }

  long memoryRequest() {
    return requests.memory();
  }

  long cpuLimit() {
    return limits.cpu();
  }

  long memoryLimit() {
    return limits.memory();
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
    Pair request = new Pair();
    Pair limit = new Pair();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "name" -> name = in.sharedText();
        case "image" -> image = in.sharedText();
        case "restartPolicy" -> stays = in.sharedText().equals("Always");
        case "resources" -> readResources(in, request, limit);
        case "env" -> readEnvironment(in);
        case "envFrom" -> readEnvironmentFrom(in);
        default -> in.skip();
      }
    }
    count(name, image, init, stays, request, limit);
  }

  private void count(String name, String image, boolean init, boolean stays, Pair request, Pair limit) {
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
      requests.main.add(request);
      limits.main.add(limit);
    }
    if (firstImage.isEmpty()) {
      firstImage = image;
    }
    images.add(image);
  }

  private static void readResources(FieldReader in, Pair request, Pair limit) {
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

  /// CPU in thousandths of a core and memory in bytes.
  private static final class Pair {
    private long cpu;
    private long memory;

    private void read(FieldReader in) {
      if (!in.enterObject()) {
        return;
      }
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "cpu" -> cpu = Quantity.millis(in.sharedText());
          case "memory" -> memory = Quantity.units(in.sharedText());
          default -> in.skip();
        }
      }
    }

    private void add(Pair other) {
      cpu += other.cpu;
      memory += other.memory;
    }
  }

  /// Sums of one sort, requests or limits, over the containers of a pod.
  private static final class Amounts {
    private final Pair main = new Pair();
    private final Pair stays = new Pair();
    private final Pair overhead = new Pair();
    private long greatestCpuStep;
    private long greatestMemoryStep;

    private void step(Pair init) {
      greatestCpuStep = Math.max(greatestCpuStep, stays.cpu + init.cpu);
      greatestMemoryStep = Math.max(greatestMemoryStep, stays.memory + init.memory);
    }

    private void stay(Pair sidecar) {
      stays.add(sidecar);
      greatestCpuStep = Math.max(greatestCpuStep, stays.cpu);
      greatestMemoryStep = Math.max(greatestMemoryStep, stays.memory);
    }

    private long cpu() {
      return Math.max(main.cpu + stays.cpu, greatestCpuStep) + overhead.cpu;
    }

    private long memory() {
      return Math.max(main.memory + stays.memory, greatestMemoryStep) + overhead.memory;
    }
  }
}
