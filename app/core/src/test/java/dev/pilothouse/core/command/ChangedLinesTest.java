// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.command.ChangedLines.Sign;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangedLinesTest {
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout");

  @Test
  void a_scale_shows_both_numbers() {
    assertThat(new ScaleWorkload(CHECKOUT, 5, 8).changes())
        .containsExactly(
            new Line(Sign.SAME, "spec:"), new Line(Sign.REMOVED, "  replicas: 5"), new Line(Sign.ADDED, "  replicas: 8"));
  }

  @Test
  void a_cordon_adds_the_line_that_an_uncordon_removes() {
    ResourceRef node = new ResourceRef(NodeKind.KIND, "", "pier-1");
    assertThat(new CordonNode(node, true).changes()).contains(new Line(Sign.ADDED, "  unschedulable: true"));
    assertThat(new CordonNode(node, false).changes()).contains(new Line(Sign.REMOVED, "  unschedulable: true"));
    assertThat(new CordonNode(node, true).write().line()).isEqualTo("PATCH /api/v1/nodes/pier-1");
  }

  @Test
  void a_delete_takes_the_whole_object() {
    DeleteObject delete = new DeleteObject(CHECKOUT, Propagation.BACKGROUND);
    assertThat(delete.changes()).extracting(Line::sign).containsOnly(Sign.REMOVED);
    assertThat(delete.write().line()).isEqualTo("DELETE /apis/apps/v1/namespaces/shop/deployments/checkout");
  }
}
