// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pilothouse.core.base.ManualBackground;
import dev.pilothouse.core.command.Outcome.Result;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites.Propagation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FileJournalTest {
  @TempDir Path folder;
  private final ManualBackground background = new ManualBackground();

  private FileJournal journal() {
    FileJournal journal = new FileJournal(folder.resolve("state"), background);
    background.runAll();
    return journal;
  }

  private Path file() {
    return folder.resolve("state").resolve("journal.jsonl");
  }

  private static Outcome with(long id, Command command, ClusterFailure failure, Command undo) {
    return new Outcome(
        id, Instant.parse("2026-03-01T10:00:00Z"), "prod eu", command, failure == null ? Result.DONE : Result.FAILED,
        Duration.ofNanos(41_000_123), failure, undo, "eu-deployer", List.of("deprecated"));
  }

  @Test
  void every_kind_of_entry_is_the_same_after_a_restart() {
    ClusterFailure failure =
        new ClusterFailure(
            Kind.FORBIDDEN,
            Message.of("a", 4, 5_000_000_000L, 0.5, "text", Instant.EPOCH, Duration.ofSeconds(3), Message.of("b", 1)),
            Message.of("why"),
            Message.literal("next"),
            "detail");
    SetImage image =
        new SetImage(
            CommandFixture.CHECKOUT, List.of(new SetImage.Image("containers", 0, "app", "shop:1", "shop:2")),
            new ChangeCause("", "faster", true));
    SetAutoscalerLimits limits =
        new SetAutoscalerLimits(
            CommandFixture.CHECKOUT, new SetAutoscalerLimits.Limits(null, 5), new SetAutoscalerLimits.Limits(3, 3));
    Taint taint = new Taint("dedicated", "batch", "NoSchedule");
    List<Outcome> outcomes =
        List.of(
            with(15, new LabelNode(CommandFixture.NODE, "disk", null, "ssd", true), null, null),
            with(14, new TaintNode(CommandFixture.NODE, TaintNode.Change.VALUE, taint, "web", 1), null, null),
            with(13, new LabelNode(CommandFixture.NODE, "disk", "ssd", null, false), null, null),
            with(12, image, null, image.undo()),
            with(11, limits, null, limits.undo()),
            with(10, UndoRollout.recorded(CommandFixture.CHECKOUT, 12, image.images()), null, null),
            with(9, new PauseRollout(CommandFixture.CHECKOUT), null, new ResumeRollout(CommandFixture.CHECKOUT)),
            with(8, new SetPartition(CommandFixture.CHECKOUT, 0, 3), null, new SetPartition(CommandFixture.CHECKOUT, 3, 0)),
            with(7, new SetMaxUnavailable(CommandFixture.CHECKOUT, "", "25%"), null, null),
            with(6, new RestartWorkload(CommandFixture.CHECKOUT, Instant.EPOCH, "rotate keys"), null, null),
            with(5, new ScaleWorkload(CommandFixture.CHECKOUT, 4, 6), null, new ScaleWorkload(CommandFixture.CHECKOUT, 6, 4)),
            with(4, new RestartWorkload(CommandFixture.CHECKOUT, Instant.EPOCH), failure, null),
            with(3, new CordonNode(CommandFixture.NODE, true), null, new CordonNode(CommandFixture.NODE, false)),
            with(2, new CordonNode(CommandFixture.NODE, false), null, null),
            with(1, new DeleteObject(CommandFixture.CHECKOUT, Propagation.ORPHAN), null, null));
    FileJournal journal = journal();
    outcomes.reversed().forEach(journal::write);
    assertThat(journal.entries().get()).isEqualTo(outcomes);
    journal.close();

    assertThat(journal().entries().get()).isEqualTo(outcomes);
  }

  @Test
  void a_result_takes_the_place_of_its_beginning() {
    FileJournal journal = journal();
    journal.write(CommandFixture.outcome(1, Result.RUNNING));
    journal.write(CommandFixture.outcome(2, Result.RUNNING));
    journal.write(CommandFixture.outcome(1, Result.DONE));

    assertThat(journal.entries().get()).extracting(Outcome::id).containsExactly(2L, 1L);
    assertThat(journal.entries().get()).extracting(Outcome::result).containsExactly(Result.RUNNING, Result.DONE);
  }

  @Test
  void what_was_on_its_way_when_the_program_ended_is_unknown() {
    journal().write(CommandFixture.outcome(1, Result.RUNNING));

    assertThat(journal().entries().get())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.result()).isEqualTo(Result.UNKNOWN);
              assertThat(entry.failure().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
            });
  }

  @Test
  void an_end_at_any_byte_of_the_last_line_costs_that_line_at_most() throws IOException {
    FileJournal journal = journal();
    journal.write(CommandFixture.outcome(1, Result.DONE));
    int first = (int) Files.size(file());
    journal.write(CommandFixture.outcome(2, Result.DONE));
    journal.close();
    byte[] whole = Files.readAllBytes(file());

    for (int length = first; length < whole.length; length++) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      FileJournal next = journal();
      assertThat(next.entries().get()).extracting(Outcome::id).as("cut at %d", length).containsExactly(1L);
      next.write(CommandFixture.outcome(3, Result.DONE));
      next.close();
      JsonMapper mapper = new JsonMapper();
      for (String line : Files.readAllLines(file())) {
        assertThat(mapper.readTree(line).isObject()).isTrue();
      }
    }
  }

  @Test
  void lines_that_nobody_understands_are_passed_over_and_kept() throws IOException {
    journal().write(CommandFixture.outcome(1, Result.DONE));
    String strange = "{\"id\":7,\"command\":{\"do\":\"teleport\"}}\nno json\n\n";
    Files.writeString(file(), strange, StandardOpenOption.APPEND);

    FileJournal journal = journal();
    journal.write(CommandFixture.outcome(9, Result.DONE));

    assertThat(journal.entries().get()).extracting(Outcome::id).containsExactly(9L, 1L);
    assertThat(Files.readString(file())).contains(strange);
  }

  @Test
  void only_the_owner_reads_it() throws IOException {
    journal().write(CommandFixture.outcome(1, Result.DONE));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent()))).isEqualTo("rwx------");
  }

  @Test
  void files_are_turned_over_and_ten_are_kept() throws IOException {
    FileJournal journal = new FileJournal(folder, background, 2_000);
    for (int id = 1; id <= 200; id++) {
      journal.write(CommandFixture.outcome(id, Result.DONE));
    }
    journal.close();

    List<Path> files = new ArrayList<>();
    try (var all = Files.list(folder)) {
      all.forEach(files::add);
    }
    assertThat(files).hasSize(10).allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(2_000));
    FileJournal next = new FileJournal(folder, background, 2_000);
    background.runAll();
    assertThat(next.entries().get().getFirst().id()).isEqualTo(200);
    assertThat(next.entries().get()).extracting(Outcome::id).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void ids_are_new_over_runs() {
    FileJournal journal = journal();
    long one = journal.nextId();
    long two = journal.nextId();
    journal.write(CommandFixture.outcome(two, Result.DONE));
    journal.close();

    assertThat(two).isGreaterThan(one);
    assertThat(journal().nextId()).isGreaterThan(two);
  }

  @Test
  void a_journal_that_cannot_be_written_says_so_and_remembers_until_the_end() throws IOException {
    Files.writeString(folder.resolve("state"), "a file where the folder should be");
    FileJournal journal = journal();

    journal.write(CommandFixture.outcome(1, Result.DONE));

    assertThat(journal.trouble().get()).isPresent();
    assertThat(journal.entries().get()).hasSize(1);
  }

  @Test
  void a_line_says_what_was_done_as_kubectl_would() throws IOException {
    journal().write(CommandFixture.outcome(1, Result.DONE));

    assertThat(Files.readString(file()))
        .contains("kubectl --context prod -n shop scale deployment/checkout --current-replicas=4 --replicas=6");
  }
}
