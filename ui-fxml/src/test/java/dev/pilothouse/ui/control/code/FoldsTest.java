// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FoldsTest {
  private static final List<String> TEXT =
      List.of(
          "kind: Deployment", // 0
          "spec:", // 1
          "  selector:", // 2
          "    app: cart", // 3
          "", // 4
          "  containers:", // 5
          "  - name: cart", // 6
          "    image: cart:1", // 7
          "  - name: side", // 8
          "status: {}", // 9
          "---", // 10
          "kind: Service"); // 11
  private final Folds folds = new Folds(TEXT::get, TEXT.size());

  @Test
  void whatIsDeeperBelongsToALine() {
    assertThat(folds.end(1)).isEqualTo(8);
    assertThat(folds.end(2)).isEqualTo(3);
    assertThat(folds.end(6)).isEqualTo(7);
  }

  @Test
  void itemsThatStandAsDeepAsTheirKeyBelongToIt() {
    assertThat(folds.end(5)).isEqualTo(8);
    assertThat(folds.begins(5)).isTrue();
  }

  @Test
  void aLineWithNothingBelowItHasNoFold() {
    for (int line : new int[] {0, 3, 4, 7, 8, 9, 10, 11}) {
      assertThat(folds.begins(line)).as(TEXT.get(line)).isFalse();
      assertThat(folds.end(line)).as(TEXT.get(line)).isEqualTo(line);
    }
  }

  @Test
  void theNearestPartAroundALineIsFound() {
    assertThat(folds.around(3)).isEqualTo(2);
    assertThat(folds.around(7)).isEqualTo(6);
    assertThat(folds.around(9)).isEqualTo(-1);
  }
}
