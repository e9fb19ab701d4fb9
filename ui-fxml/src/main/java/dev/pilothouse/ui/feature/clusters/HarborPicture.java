// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.clusters;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/// Six nodes with their pods: what the sample cluster looks like. A drawing, not data.
final class HarborPicture extends GridPane {
  private static final int NODES = 6;
  private static final int PODS = 14;

  HarborPicture() {
    getStyleClass().add("harbor-picture");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    for (int node = 0; node < NODES; node++) {
      TilePane pods = new TilePane(2, 3);
      pods.setPrefColumns(PODS / 2);
      pods.setMinWidth(PODS / 2 * 10);
      for (int pod = 0; pod < PODS; pod++) {
        Region square = new Region();
        square.getStyleClass().addAll("harbor-pod", health(node, pod));
        pods.getChildren().add(square);
      }
      VBox box = new VBox(4, CatalogCell.label("pier-" + (node + 1), "harbor-node-name"), pods);
      box.getStyleClass().add("harbor-node");
      add(box, node % 3, node / 3);
    }
  }

  private static String health(int node, int pod) {
    if (node == 4 && pod == 9) {
      return "health-bad";
    }
    if (node == 1 && pod == 12) {
      return "health-warning";
    }
    return (node == 2 && pod > 10) || (node == 0 && pod == 13) ? "health-progressing" : "health-good";
  }
}
