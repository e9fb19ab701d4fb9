// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.ui.shell.PaletteEntry.Group;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

import static org.assertj.core.api.Assertions.assertThat;

class PaletteSearchTest {
  private static final List<PaletteEntry> ENTRIES =
      List.of(
          entry(Group.ACTIONS, "", "Scale checkout…"), entry(Group.OBJECTS, "ConfigMap", "catalog-cache"),
          entry(Group.OBJECTS, "Deployment", "checkout"), entry(Group.OBJECTS, "Pod", "checkout-7d9f"),
          entry(Group.VIEWS, "", "Workloads"));

  private static PaletteEntry entry(Group group, String kind, String text) {
    return new PaletteEntry(group, Feather.BOX, kind, text, "", Health.NEUTRAL, "", "", List.of(), () -> {});
  }

  private static List<String> names(PaletteSearch.Result result, Group group) {
    return result.hits().getOrDefault(group, List.of()).stream().map(hit -> hit.entry().text()).toList();
  }

  @Test
  void anEmptyQueryShowsWhatCanBeDoneAndWhereToGoButNoObjects() {
    PaletteSearch.Result result = PaletteSearch.find("", ENTRIES);
    assertThat(names(result, Group.ACTIONS)).containsExactly("Scale checkout…");
    assertThat(names(result, Group.VIEWS)).containsExactly("Workloads");
    assertThat(result.hits()).doesNotContainKey(Group.OBJECTS);
  }

  @Test
  void theShortestNameThatBeginsWithTheLettersIsFirst() {
    assertThat(names(PaletteSearch.find("che", ENTRIES), Group.OBJECTS).getFirst()).isEqualTo("checkout");
  }

  @Test
  void aFirstLetterNarrowsToAGroup() {
    assertThat(PaletteSearch.find(">check", ENTRIES).hits()).containsOnlyKeys(Group.ACTIONS);
    assertThat(PaletteSearch.find("@check", ENTRIES).hits()).containsOnlyKeys(Group.OBJECTS);
    assertThat(PaletteSearch.find("#work", ENTRIES).hits()).containsOnlyKeys(Group.VIEWS);
  }

  @Test
  void theKindMayBeWrittenBeforeTheName() {
    PaletteSearch.Result result = PaletteSearch.find("pod check", ENTRIES);
    assertThat(names(result, Group.OBJECTS)).containsExactly("checkout-7d9f");
    assertThat(result.hits().get(Group.OBJECTS).getFirst().letters()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whatDoesNotMatchIsNotShown() {
    assertThat(PaletteSearch.find("zzz", ENTRIES).count()).isZero();
  }
}
