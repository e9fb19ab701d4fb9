// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.ServiceAccountKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What a pod template names and cannot run without: ConfigMaps, Secrets, claims, its ServiceAccount.
public final class TemplateNeeds {
  private static final ResourceKind CONFIG_MAP = new ResourceKind("", "v1", "configmaps", "ConfigMap", true);
  private static final ResourceKind SECRET = new ResourceKind("", "v1", "secrets", "Secret", true);

  private final String namespace;
  private final Map<ResourceRef, Found> found = new LinkedHashMap<>();

  private TemplateNeeds(String namespace) {
    this.namespace = namespace;
  }

  /// Something that is named.
  ///
  /// @param keys which of its keys are named; empty when it is used as a whole
  /// @param optional whether pods start without it
  public record Need(ResourceRef ref, List<String> keys, boolean optional) {
    public Need {
      keys = List.copyOf(keys);
    }
  }

  /// What is known of one name while the template is walked.
  private static final class Found {
    private final TreeSet<String> keys = new TreeSet<>();
    private boolean optional = true;
  }

  /// In the order in which they are named.
  public static List<Need> of(JsonNode template, String namespace) {
    TemplateNeeds needs = new TemplateNeeds(namespace);
    JsonNode spec = template.path("spec");
    String account = spec.path("serviceAccountName").asText("");
    if (!account.isEmpty()) {
      needs.add(ServiceAccountKind.KIND, account, "", false);
    }
    for (String list : List.of("initContainers", "containers")) {
      spec.path(list).forEach(needs::container);
    }
    spec.path("volumes").forEach(needs::volume);
    spec.path("imagePullSecrets").forEach(one -> needs.add(SECRET, one.path("name").asText(""), "", true));
    List<Need> all = new ArrayList<>();
    needs.found.forEach((ref, one) -> all.add(new Need(ref, List.copyOf(one.keys), one.optional)));
    return List.copyOf(all);
  }

  private void container(JsonNode container) {
    for (JsonNode env : container.path("env")) {
      key(CONFIG_MAP, env.path("valueFrom").path("configMapKeyRef"));
      key(SECRET, env.path("valueFrom").path("secretKeyRef"));
    }
    for (JsonNode from : container.path("envFrom")) {
      key(CONFIG_MAP, from.path("configMapRef"));
      key(SECRET, from.path("secretRef"));
    }
  }

  private void key(ResourceKind kind, JsonNode reference) {
    if (reference.isObject()) {
      add(kind, reference.path("name").asText(""), reference.path("key").asText(""), reference.path("optional").asBoolean(false));
    }
  }

  private void volume(JsonNode volume) {
    claim(volume);
    items(CONFIG_MAP, volume.path("configMap"), "name");
    items(SECRET, volume.path("secret"), "secretName");
    for (JsonNode source : volume.path("projected").path("sources")) {
      items(CONFIG_MAP, source.path("configMap"), "name");
      items(SECRET, source.path("secret"), "name");
    }
    JsonNode csi = volume.path("csi").path("nodePublishSecretRef");
    if (csi.isObject()) {
      add(SECRET, csi.path("name").asText(""), "", false);
    }
  }

  private void claim(JsonNode volume) {
    String claim = volume.path("persistentVolumeClaim").path("claimName").asText("");
    if (!claim.isEmpty()) {
      add(PersistentVolumeClaimKind.KIND, claim, "", false);
    }
  }

  private void items(ResourceKind kind, JsonNode source, String name) {
    if (!source.isObject()) {
      return;
    }
    boolean optional = source.path("optional").asBoolean(false);
    if (source.path("items").isEmpty()) {
      add(kind, source.path(name).asText(""), "", optional);
    }
    source.path("items").forEach(item -> add(kind, source.path(name).asText(""), item.path("key").asText(""), optional));
  }

  private void add(ResourceKind kind, String name, String key, boolean optional) {
    if (name.isEmpty() || name.equals("kube-root-ca.crt")) {
      return;
    }
    Found one = found.computeIfAbsent(new ResourceRef(kind, namespace, name), ref -> new Found());
    one.optional &= optional;
    if (!key.isEmpty()) {
      one.keys.add(key);
    }
  }
}
