// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What every object has to say of itself (apimachinery, `ValidateObjectMeta`): a name, or the beginning of one that the server
/// completes, and labels and annotations of the right form. Names that are no DNS names have rules of their own in the data file.
final class MetadataRule implements Rule {
  static final int ANNOTATIONS_TOGETHER = 256 << 10;
  private static final Rule FINALIZERS = ValueRule.of("finalizers[]", ValueRule.form(Form.QUALIFIED_NAME));
  private final Form names;

  MetadataRule(Form names) {
    this.names = names;
  }

  /// Kinds that are asked and never kept need no name.
  static boolean isNamed(String group, String kind) {
    return !kind.endsWith("Review") && !kind.endsWith("List") && !("." + group).endsWith(".config.k8s.io");
  }

  /// Servers beside Kubernetes' own have other names: those of OpenShift and Calico.
  static boolean hasForeignNames(String group) {
    return group.endsWith("openshift.io") || group.equals("projectcalico.org");
  }

  @Override
  public void check(YamlMapping object, String owner, RuleFindings findings) {
    Optional<YamlMapping> metadata = object.mapping("metadata");
    if (metadata.isEmpty()) {
      if (object.value("metadata").isEmpty()) {
        findings.missing(object, "metadata", owner, RuleFindings.key(object, "kind"));
      }
      return;
    }
    name(metadata.get(), owner, object, findings);
    FINALIZERS.check(metadata.get(), owner, findings);
    labels(metadata.get(), findings);
    annotations(metadata.get(), findings);
  }

  private void name(YamlMapping metadata, String owner, YamlMapping object, RuleFindings findings) {
    Optional<YamlScalar> beginning = RuleFindings.scalar(metadata, "generateName").filter(text -> !text.text().isEmpty());
    if (beginning.isEmpty()) {
      findings.missing(metadata, "name", owner + " metadata", RuleFindings.key(object, "metadata"));
    } else if (!names.holds(masked(beginning.get().text()))) {
      findings.add(beginning.get().span(), new Fault.BreaksRule("generateName", Fault.Rule.FORMAT, names.word()));
    }
    RuleFindings.scalar(metadata, "name").ifPresent(name -> ValueRule.form(names).check(name, "name", findings));
  }

  /// A beginning may end in a dash (apimachinery, `maskTrailingDash`).
  private static String masked(String beginning) {
    boolean dash = beginning.length() > 1 && beginning.endsWith("-");
    return dash ? beginning.substring(0, beginning.length() - 2) + "a" : beginning;
  }

  /// The labels of an object or of a template.
  static void labels(YamlMapping metadata, RuleFindings findings) {
    metadata.mapping("labels").ifPresent(labels -> {
      HolderRule.keys(Form.QUALIFIED_NAME).check(labels, "", findings);
      HolderRule.values(Form.LABEL_VALUE).check(labels, "", findings);
    });
  }

  static void annotations(YamlMapping metadata, RuleFindings findings) {
    metadata.mapping("annotations").ifPresent(annotations -> {
      HolderRule.keys(Form.ANNOTATION_KEY).check(annotations, "", findings);
      long size = annotations.effective().stream()
          .mapToLong(entry -> bytes(entry.name()) + (entry.value().meant() instanceof YamlScalar it ? bytes(it.text()) : 0)).sum();
      if (size > ANNOTATIONS_TOGETHER) {
        findings.add(
            RuleFindings.key(metadata, "annotations"),
            new Fault.BreaksRule("annotations", Fault.Rule.GREATEST_SIZE, String.valueOf(ANNOTATIONS_TOGETHER)));
      }
    });
  }

  static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
