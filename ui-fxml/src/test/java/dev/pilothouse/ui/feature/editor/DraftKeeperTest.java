// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.settings.Draft;
import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.ui.testing.Shop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DraftKeeperTest {
  @TempDir Path folder;
  private Drafts drafts;
  private DraftKeeper keeper;

  @BeforeEach
  void setUp() {
    drafts = new Drafts(folder, true);
    keeper = opened();
  }

  private DraftKeeper opened() {
    return new DraftKeeper(drafts, "prod-eu", new Origin.Fresh("untitled"), () -> Shop.NOW);
  }

  private List<String> kept() {
    return drafts.all().stream().map(Draft::text).toList();
  }

  @Test
  void whatWasGivenUpElsewhereIsNotKeptAgainUntilSomethingIsTyped() {
    keeper.keep("kind: Pod", "", null);
    drafts.drop("prod-eu", "untitled");
    keeper.keep("kind: Pod", "", null);
    assertThat(kept()).isEmpty();
    keeper.keep("kind: Pods", "", null);
    assertThat(kept()).containsExactly("kind: Pods");
  }

  @Test
  void aDraftThatAnEditorWasOpenedWithIsGivenUpTheSameWay() {
    keeper.keep("kind: Pod", "", null);
    DraftKeeper later = opened();
    assertThat(later.find()).isPresent();
    drafts.drop("prod-eu", "untitled");
    later.keep("kind: Pod", "", null);
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatWasAppliedIsNoDraftAndTypedAgainItIsOne() {
    keeper.keep("kind: Pod", "", null);
    keeper.keep("kind: Pod", "kind: Pod", null);
    assertThat(kept()).isEmpty();
    keeper.keep("kind: Pod", "kind: Job", null);
    assertThat(kept()).containsExactly("kind: Pod");
  }

  @Test
  void aSecretIsNeverWrittenDown() {
    keeper.keep("apiVersion: v1\nkind: Secret\nstringData: {a: b}", "", null);
    assertThat(kept()).isEmpty();
  }
}
