// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.kind.Labels;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fault.Consequence;
import dev.pilothouse.core.yaml.Fault.Part;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.core.yaml.ScalarType;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A Service beside the pods that it selects, and whatever sends to a port of a Service.
final class ServiceCheck {
  private final Findings findings;

  ServiceCheck(Findings findings) {
    this.findings = findings;
  }

  void service(TextObject service) {
    YamlMapping object = service.object();
    findings.repeated(Part.PORT_NAME, Severity.ERROR, Paths.scalars(object, "spec.ports[].name"));
    Map<String, List<YamlScalar>> byProtocol = new TreeMap<>();
    for (YamlMapping port : Paths.mappings(object, "spec.ports[]")) {
      String protocol = port.text("protocol").isEmpty() ? "TCP" : port.text("protocol");
      Paths.scalar(port, "port").ifPresent(number -> byProtocol.computeIfAbsent(protocol, each -> new ArrayList<>()).add(number));
    }
    byProtocol.values().forEach(ports -> findings.repeated(Part.PORT, Severity.ERROR, ports));
    Optional<YamlMapping> selector = Paths.mapping(object, "spec.selector");
    boolean elsewhere = Paths.scalar(object, "spec.type").filter(type -> type.text().equals("ExternalName")).isPresent();
    if (selector.isEmpty() || elsewhere || selector.get().entries().isEmpty()) {
      return;
    }
    YamlScalar place = selector.get().entries().getFirst().key();
    new SelectorCheck(findings).finds(service, place, selector, List.of(), Consequence.NO_ENDPOINTS);
    targetPorts(service, KnownObject.labels(object, "spec.selector"));
  }

  /// A port by its name is looked for in each pod; a number needs no port of a container.
  private void targetPorts(TextObject service, Labels selector) {
    KnownObjects pods = findings.lookup().pods(service.namespace());
    List<KnownObject> selected = pods.list().stream().filter(pod -> pod.podLabels().match(selector)).toList();
    Set<String> ports = new HashSet<>();
    for (KnownObject pod : selected) {
      if (pod.ports() == null) {
        return;
      }
      ports.addAll(pod.ports());
    }
    for (YamlScalar port : Paths.scalars(service.object(), "spec.ports[].targetPort")) {
      if (!selected.isEmpty() && port.type() == ScalarType.STRING && !ports.contains(port.text())) {
        String near = Findings.near(port, ports);
        Fault fault = new Fault.MissingPort("", service.name(), port.text(), near, Consequence.NO_ENDPOINTS);
        findings.add(Severity.WARNING, port, fault, Findings.replace(port, near));
      }
    }
  }

  /// The backends of an Ingress: a Service, and one of its ports by name or number.
  void ingress(TextObject ingress) {
    for (YamlMapping backend : Paths.mappings(ingress.object(), "spec.defaultBackend.service")) {
      backend(ingress, backend);
    }
    for (YamlMapping backend : Paths.mappings(ingress.object(), "spec.rules[].http.paths[].backend.service")) {
      backend(ingress, backend);
    }
  }

  private void backend(TextObject ingress, YamlMapping backend) {
    Optional<YamlScalar> name = Paths.scalar(backend, "name");
    if (name.isEmpty() || !findings.object(name.get(), TargetKind.SERVICE, ingress.namespace(), Consequence.NO_ENDPOINTS)) {
      return;
    }
    Optional<Set<String>> ports = findings.lookup().object(TargetKind.SERVICE, ingress.namespace(), name.get().text())
        .flatMap(service -> Optional.ofNullable(service.ports()));
    for (YamlScalar port : Paths.scalars(backend, "port.name|number")) {
      if (ports.isPresent() && !ports.get().contains(port.text())) {
        String near = Findings.near(port, ports.get());
        Fault fault = new Fault.MissingPort("Service", name.get().text(), port.text(), near, Consequence.NO_ENDPOINTS);
        findings.add(Severity.WARNING, port, fault, Findings.replace(port, near));
      }
    }
  }
}
