// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.rollout.Revisions;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.TemplateDiff;
import dev.pilothouse.core.rollout.TemplateNeeds;
import dev.pilothouse.core.session.ClusterSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads whole revisions, each once: their templates never change. Calls block; none may be made on the FX thread.
final class TemplateReader {
  private final ClusterSession session;
  private final Map<ResourceRef, KubeObject> read = new ConcurrentHashMap<>();

  TemplateReader(ClusterSession session) {
    this.session = session;
  }

  /// Whether something that a template names is there.
  ///
  /// @param state what was found
  /// @param keys those that it names and that are missing
  record Check(TemplateNeeds.Need need, Found state, List<String> keys) {}

  /// What is known of a name.
  enum Found {
    THERE, MISSING, UNKNOWN
  }

  /// The workload as it is now.
  KubeObject workload(ResourceRef ref) throws ClusterException {
    return session.gateway().get(ref);
  }

  KubeObject revision(RolloutRevision revision) throws ClusterException {
    KubeObject known = read.get(revision.ref());
    if (known == null) {
      known = session.gateway().get(revision.ref());
      read.put(revision.ref(), known);
    }
    return known;
  }

  /// One revision of a workload, whole.
  Revisions.Revision revision(KubeObject workload, RolloutRevision of) throws ClusterException {
    List<KubeObject> only = List.of(revision(of));
    Revisions found =
        workload.text("kind").equals("Deployment")
            ? Revisions.ofDeployment(workload, only)
            : Revisions.ofControllerRevisions(workload, only);
    return found.all().getFirst();
  }

  /// What becomes different from one revision to the other.
  List<TemplateDiff.Change> diff(RolloutRevision from, RolloutRevision to) throws ClusterException {
    return TemplateDiff.of(Revisions.template(revision(from)), Revisions.template(revision(to)));
  }

  /// Looks for everything that a template cannot run without.
  List<Check> check(JsonNode template, String namespace) {
    List<Check> checks = new ArrayList<>();
    for (TemplateNeeds.Need need : TemplateNeeds.of(template, namespace)) {
      checks.add(look(need));
    }
    return checks;
  }

  private Check look(TemplateNeeds.Need need) {
    try {
      KubeObject found = session.gateway().get(need.ref());
      List<String> missing =
          need.keys().stream()
              .filter(key -> !found.at("data").has(key) && !found.at("binaryData").has(key))
              .toList();
      return new Check(need, missing.isEmpty() ? Found.THERE : Found.MISSING, missing);
    } catch (ClusterException e) {
      boolean gone = e.failure().kind() == ClusterFailure.Kind.NOT_FOUND;
      return new Check(need, gone ? Found.MISSING : Found.UNKNOWN, List.of());
    }
  }
}
