// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.reference;

import dev.pilothouse.core.yaml.Fault.Consequence;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlText;
import java.util.List;

/// The third step of the check: what the objects of a text name, beside what is there. Objects of the same text are there, for they
/// are applied together. Of what is not known of the cluster nothing is said. Pure; any thread.
public final class ReferenceCheck {
  private final Findings findings;

  private ReferenceCheck(Findings findings) {
    this.findings = findings;
  }

  /// @return in the order of the text
  public static List<Problem> of(YamlText text, Surroundings around) {
    List<TextObject> objects = TextObject.of(text, around.namespace());
    Findings findings = new Findings(new Lookup(objects, around), text.lines());
    ReferenceCheck check = new ReferenceCheck(findings);
    objects.forEach(check::object);
    return findings.inOrder();
  }

  private void object(TextObject each) {
    YamlMapping object = each.object();
    if (each.kind().namespaced()) {
      Paths.scalar(object, "metadata.namespace").filter(name -> !name.text().isEmpty())
          .ifPresent(name -> findings.object(name, TargetKind.NAMESPACE, "", Consequence.REFUSED));
    }
    ReferenceRule.of(each.kind().kind()).forEach(rule -> rule.check(object, each.namespace(), false, findings));
    each.kind().podTemplate().ifPresent(path -> pods(each, path));
    switch (each.kind().kind()) {
      case "Service" -> new ServiceCheck(findings).service(each);
      case "Ingress" -> new ServiceCheck(findings).ingress(each);
      case "HorizontalPodAutoscaler" -> scaled(each);
      case "RoleBinding", "ClusterRoleBinding" -> binding(each);
      case "NetworkPolicy" -> selecting(each, "spec.podSelector");
      case "PodDisruptionBudget" -> selecting(each, "spec.selector");
      default -> {
        // nothing beside its rules
      }
    }
  }

  private void pods(TextObject each, String templatePath) {
    if (!templatePath.isEmpty() && !templatePath.startsWith("spec.jobTemplate")) {
      new SelectorCheck(findings).template(each.object(), templatePath);
    }
    boolean bare = each.kind().equals(TargetKind.POD);
    List<YamlScalar> claims = Paths.scalars(each.object(), "spec.volumeClaimTemplates[].metadata.name");
    for (YamlMapping spec : Paths.mappings(each.object(), templatePath.isEmpty() ? "spec" : templatePath + ".spec")) {
      ReferenceRule.OF_PODS.forEach(rule -> rule.check(spec, each.namespace(), bare, findings));
      new PodCheck(findings).check(spec, claims);
    }
  }

  private void scaled(TextObject autoscaler) {
    for (YamlMapping target : Paths.mappings(autoscaler.object(), "spec.scaleTargetRef")) {
      TargetKind kind = TargetKind.of(target.text("apiVersion"), target.text("kind"));
      Paths.scalar(target, "name")
          .ifPresent(name -> findings.object(name, kind, autoscaler.namespace(), Consequence.NOT_SCALED));
    }
  }

  private void binding(TextObject binding) {
    for (YamlMapping role : Paths.mappings(binding.object(), "roleRef")) {
      TargetKind kind = role.text("kind").equals("ClusterRole") ? TargetKind.CLUSTER_ROLE : TargetKind.ROLE;
      Paths.scalar(role, "name").ifPresent(name -> findings.object(name, kind, binding.namespace(), Consequence.NO_RIGHTS));
    }
    for (YamlMapping subject : Paths.mappings(binding.object(), "subjects[]")) {
      String namespace = subject.text("namespace").isEmpty() ? binding.namespace() : subject.text("namespace");
      if (subject.text("kind").equals("ServiceAccount") && !namespace.isEmpty()) {
        Paths.scalar(subject, "name")
            .ifPresent(name -> findings.object(name, TargetKind.SERVICE_ACCOUNT, namespace, Consequence.NO_RIGHTS));
      }
    }
  }

  private void selecting(TextObject each, String path) {
    int cut = path.lastIndexOf('.');
    for (YamlMapping holder : Paths.mappings(each.object(), path.substring(0, cut))) {
      String field = path.substring(cut + 1);
      holder.mapping(field).ifPresent(selector ->
          holder.entry(field).ifPresent(entry ->
              new SelectorCheck(findings).finds(
                  each, entry.key(), selector.mapping("matchLabels"), SelectorCheck.expressions(selector), Consequence.NO_EFFECT)));
    }
  }
}
