// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.settings.Appearance.Density;
import dev.pilothouse.core.settings.Appearance.Theme;
import dev.pilothouse.core.settings.Appearance.Times;
import dev.pilothouse.core.settings.TableLayout.ColumnLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsStoreTest {
  private static final Settings FULL =
      new Settings(
          new Appearance(Theme.HIGH_CONTRAST, "zh", Times.UTC, Density.ROOMY),
          new WindowPlace(10, -20, 1600, 1000, true),
          Map.of(
              "file#prod",
              new ContextSettings(
                  GuardLevel.READ_ONLY, "", true, Instant.parse("2026-03-01T10:00:00Z"), 3, List.of("pods", "logs:a"), List.of("x"))),
          Map.of("pods", new TableLayout(List.of(new ColumnLayout("name", 240, false), new ColumnLayout("ip", 0, true)), "age", true)),
          List.of("/home/anna/eu.yaml"),
          List.of("ab12"),
          List.of("file#prod"),
          true,
          new LogLimits(256, 0));
  @TempDir Path folder;
  private final ManualBackground background = new ManualBackground();

  private Path file() {
    return folder.resolve("settings.json");
  }

  private Settings reopened() {
    try (SettingsStore store = SettingsStore.open(folder, background)) {
      return store.settings().get();
    }
  }

  private void write(Settings settings) {
    try (SettingsStore store = SettingsStore.open(folder, background)) {
      store.update(_ -> settings);
    }
  }

  @Test
  void everything_is_the_same_after_a_restart() {
    write(FULL);

    assertThat(reopened()).isEqualTo(FULL);
  }

  @Test
  void the_first_run_has_defaults_and_writes_nothing_by_itself() {
    try (SettingsStore store = SettingsStore.open(folder.resolve("new"), background)) {
      assertThat(store.settings().get()).isEqualTo(Settings.DEFAULTS);
      assertThat(store.notes().get()).isEmpty();
    }
    assertThat(folder.resolve("new").resolve("settings.json")).doesNotExist();
  }

  @Test
  void a_change_is_seen_at_once_and_many_are_written_once() throws IOException {
    SettingsStore store = SettingsStore.open(folder, background);
    for (int i = 0; i < 100; i++) {
      int width = 100 + i;
      store.update(settings -> settings.table("pods", table -> table.columns(List.of(new ColumnLayout("name", width, false)))));
    }

    assertThat(store.settings().get().table("pods").columns().getFirst().width()).isEqualTo(199);
    assertThat(file()).doesNotExist();
    assertThat(background.waiting()).hasSize(1);
    background.advance(Duration.ofSeconds(1));
    assertThat(Files.readString(file())).contains("199");
    store.close();
  }

  @Test
  void closing_writes_what_was_not_yet_written() {
    SettingsStore store = SettingsStore.open(folder, background);
    store.update(settings -> settings.appearance(settings.appearance().theme(Theme.DARK)));
    store.close();

    assertThat(reopened().appearance().theme()).isEqualTo(Theme.DARK);
  }

  @Test
  void only_the_owner_reads_the_file_and_no_other_file_is_left() throws IOException {
    write(FULL);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    try (var all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("settings.json", "settings.lock");
    }
  }

  @Test
  void fields_of_a_newer_version_stay_when_an_older_one_writes() throws IOException {
    write(FULL);
    JsonMapper mapper = new JsonMapper();
    var tree = (com.fasterxml.jackson.databind.node.ObjectNode) mapper.readTree(file().toFile());
    tree.put("schema", 9).put("holograms", true);
    tree.withObject("/contexts/file#prod").put("mood", "calm");
    mapper.writeValue(file().toFile(), tree);

    try (SettingsStore store = SettingsStore.open(folder, background)) {
      store.update(settings -> settings.context("file#prod", context -> context.favourite(false)));
    }

    JsonNode after = mapper.readTree(file().toFile());
    assertThat(after.path("holograms").asBoolean()).isTrue();
    assertThat(after.path("schema").asInt()).isEqualTo(9);
    assertThat(after.at("/contexts/file#prod/mood").asText()).isEqualTo("calm");
    assertThat(after.at("/contexts/file#prod/favourite").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", "", "\u0000\u0001", "{\"a\":", "<html>"})
  void a_broken_file_is_kept_aside_and_the_program_starts_with_defaults(String content) throws IOException {
    Files.writeString(file(), content);

    try (SettingsStore store = SettingsStore.open(folder, background)) {
      assertThat(store.settings().get()).isEqualTo(Settings.DEFAULTS);
      assertThat(store.notes().get()).extracting(Message::key).containsExactly("settings.setAside");
      Path aside = Path.of(store.notes().get().getFirst().places().getFirst().toString());
      assertThat(Files.readString(aside)).isEqualTo(content);
      store.update(_ -> FULL);
    }
    assertThat(reopened()).isEqualTo(FULL);
  }

  @Test
  void a_file_that_ends_at_any_byte_never_keeps_the_program_from_starting() throws IOException {
    write(FULL);
    byte[] whole = Files.readAllBytes(file());

    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      assertThat(reopened()).as("cut at %d", length).isEqualTo(Settings.DEFAULTS);
      assertThat(file()).doesNotExist();
    }
  }

  @Test
  void a_huge_file_is_not_read() throws IOException {
    Files.write(file(), new byte[(int) SettingsFile.LARGEST + 1]);

    assertThat(reopened()).isEqualTo(Settings.DEFAULTS);
  }

  @Test
  void values_of_the_wrong_type_or_size_are_the_defaults_and_the_rest_is_kept() throws IOException {
    Files.writeString(
        file(),
        """
        {"appearance": {"theme": "plaid", "language": "tlh", "times": 7, "density": "compact"},
         "window": {"x": 1e300, "y": "?", "width": -5, "height": 1e9},
         "contexts": {"a": 7, "b": {"guard": "sometimes", "colour": 1e12, "lastOpened": "yesterday", "tabs": "x"}},
         "tables": {"pods": {"columns": [{"id": "name", "width": 1e9}, {"width": 3}, 4]}},
         "kubeconfigs": [1, null, "/a"]}
        """);

    Settings settings = reopened();

    assertThat(settings.appearance()).isEqualTo(Appearance.DEFAULTS.density(Density.COMPACT));
    assertThat(settings.window()).isEqualTo(new WindowPlace(100_000, 0, 640, 16_384, false));
    assertThat(settings.contexts()).containsOnlyKeys("b");
    assertThat(settings.context("b").guard()).isNull();
    assertThat(settings.context("b").lastOpened()).isNull();
    assertThat(settings.table("pods").columns()).containsExactly(new ColumnLayout("name", 4_000, false));
    assertThat(settings.kubeconfigs()).containsExactly("/a");
  }

  @Test
  void a_second_program_reads_but_does_not_write() {
    write(FULL);
    SettingsStore first = SettingsStore.open(folder, background);
    SettingsStore second = SettingsStore.open(folder, background);

    assertThat(second.settings().get()).isEqualTo(FULL);
    assertThat(second.notes().get()).containsExactly(Message.of("settings.otherInstance"));
    second.update(_ -> Settings.DEFAULTS);
    second.close();
    first.update(settings -> settings.open(List.of("one")));
    first.close();

    assertThat(reopened()).isEqualTo(FULL.open(List.of("one")));
  }

  @Test
  void a_link_to_a_folder_of_dotfiles_stays_a_link() throws IOException {
    Path real = Files.createDirectory(folder.resolve("dotfiles")).resolve("pilothouse.json");
    Files.writeString(real, "{}");
    Files.createSymbolicLink(file(), real);

    write(FULL);

    assertThat(file()).isSymbolicLink();
    assertThat(Files.readString(real)).contains("high-contrast");
  }

  @Test
  void a_folder_that_cannot_be_written_costs_only_the_memory() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file where the folder should be");
    SettingsStore store = SettingsStore.open(taken, background);
    store.update(_ -> FULL);
    background.advance(Duration.ofSeconds(1));

    assertThat(store.settings().get()).isEqualTo(FULL);
    assertThat(store.notes().get()).extracting(Message::key).containsExactly("settings.notWritten");
    store.close();
  }

  @Test
  void a_look_of_one_run_is_shown_and_not_kept() {
    write(FULL);
    try (SettingsStore store = SettingsStore.open(folder, background)) {
      store.appearanceOfThisRun(look -> look.theme(Theme.LIGHT).language("en"));
      assertThat(store.settings().get().appearance()).isEqualTo(new Appearance(Theme.LIGHT, "en", Times.UTC, Density.ROOMY));
      store.update(settings -> settings.open(List.of("file#other")));
    }
    assertThat(reopened()).isEqualTo(FULL.open(List.of("file#other")));
  }

  @Test
  void what_a_person_chooses_during_such_a_run_is_kept() {
    write(FULL);
    try (SettingsStore store = SettingsStore.open(folder, background)) {
      store.appearanceOfThisRun(look -> look.theme(Theme.LIGHT).language("en"));
      store.update(settings -> settings.appearance(settings.appearance().theme(Theme.DARK)));
      store.update(settings -> settings.appearance(settings.appearance().theme(Theme.LIGHT)));
    }
    assertThat(reopened().appearance()).isEqualTo(FULL.appearance().theme(Theme.LIGHT));
  }

  @Test
  void settings_that_are_not_to_be_written_leave_no_trace() {
    Path nowhere = folder.resolve("nowhere");
    try (SettingsStore store = SettingsStore.unwritten(nowhere, background)) {
      store.update(settings -> settings.open(List.of("file#other")));
      assertThat(store.settings().get().open()).containsExactly("file#other");
    }
    assertThat(nowhere).doesNotExist();
  }
}
