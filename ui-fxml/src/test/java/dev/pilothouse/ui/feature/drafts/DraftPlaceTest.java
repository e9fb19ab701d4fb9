// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drafts;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DraftPlaceTest {
  static Stream<ResourceRef> objects() {
    return Stream.of(
        new ResourceRef(new ResourceKind("apps", "v1", "deployments", "Deployment", true), "shop", "checkout"),
        new ResourceRef(new ResourceKind("", "v1", "configmaps", "ConfigMap", true), "shop", "env"),
        new ResourceRef(new ResourceKind("", "v1", "namespaces", "Namespace", false), "", "shop"),
        new ResourceRef(new ResourceKind("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false), "", "system:node"));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void theObjectOfADraftIsFoundByThePathThatItIsKeptUnder(ResourceRef object) {
    assertThat(DraftPlace.object(object.path(), object.kind().kind())).contains(object);
  }

  @ParameterizedTest
  @ValueSource(strings = {"untitled", "untitled-2", "file:/home/anna/map.yaml", "", "/api/v1", "/api/v1/namespaces/shop/pods"})
  void whatIsNoObjectIsNone(String place) {
    assertThat(DraftPlace.object(place, "Pod")).isEmpty();
  }

  @Test
  void aNamespaceIsNoObjectInANamespace() {
    assertThat(DraftPlace.object("/api/v1/namespaces/shop", "Namespace")).hasValueSatisfying(ref -> assertThat(ref.namespace()).isEmpty());
  }
}
