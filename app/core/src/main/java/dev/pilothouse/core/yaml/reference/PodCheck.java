// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.Consequence;
import dev.pilothouse.core.yaml.Fault.Part;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The spec of a pod by itself: volumes that are mounted, ports that probes name, names that stand twice.
final class PodCheck {
  private static final String ALL = "containers|initContainers|ephemeralContainers[]";
  private static final String PROBES = "livenessProbe|readinessProbe|startupProbe.httpGet|tcpSocket.port";
  private static final String HOOKS = "lifecycle.postStart|preStop.httpGet|tcpSocket.port";

  private final Findings findings;

  PodCheck(Findings findings) {
    this.findings = findings;
  }

  /// @param more volumes that the pod has beside those of its spec: the claims of a StatefulSet
  void check(YamlMapping spec, List<YamlScalar> more) {
    List<YamlScalar> volumes = new ArrayList<>(Paths.scalars(spec, "volumes[].name"));
    findings.repeated(Part.CONTAINER, Severity.ERROR, Paths.scalars(spec, ALL + ".name"));
    findings.repeated(Part.VOLUME, Severity.ERROR, volumes);
    volumes.addAll(more);
    Set<String> known = volumes.stream().map(YamlScalar::text).collect(Collectors.toSet());
    for (YamlMapping container : Paths.mappings(spec, ALL)) {
      mounts(container, known);
      ports(container);
      findings.repeated(Part.VARIABLE, Severity.WARNING, Paths.scalars(container, "env[].name"));
      findings.repeated(Part.MOUNT_PATH, Severity.ERROR, Paths.scalars(container, "volumeMounts[].mountPath"));
    }
  }

  private void mounts(YamlMapping container, Set<String> volumes) {
    for (YamlScalar mount : Paths.scalars(container, "volumeMounts|volumeDevices[].name")) {
      if (!volumes.contains(mount.text())) {
        String near = Findings.near(mount, volumes);
        findings.add(Severity.ERROR, mount, new Fault.MissingVolume(mount.text(), near), Findings.replace(mount, near));
      }
    }
  }

  private void ports(YamlMapping container) {
    List<YamlScalar> named = Paths.scalars(container, "ports[].name");
    findings.repeated(Part.PORT_NAME, Severity.ERROR, named);
    Set<String> names = named.stream().map(YamlScalar::text).collect(Collectors.toSet());
    named(container, PROBES, names, Consequence.PROBE_FAILS);
    named(container, HOOKS, names, Consequence.HOOK_FAILS);
  }

  private void named(YamlMapping container, String path, Set<String> names, Consequence consequence) {
    for (YamlScalar port : Paths.scalars(container, path)) {
      if (port.type() == ScalarType.STRING && !names.contains(port.text())) {
        String near = Findings.near(port, names);
        Fault fault = new Fault.MissingPort("container", container.text("name"), port.text(), near, consequence);
        findings.add(Findings.severity(consequence), port, fault, Findings.replace(port, near));
      }
    }
  }
}
