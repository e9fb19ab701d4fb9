// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import dev.pilothouse.core.rollout.PodStage;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRecording;
import dev.pilothouse.core.rollout.RolloutRecording.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// `rollout-sentences.txt` holds what a reader sees of every recorded rollout at each of its moments, in both languages: the sentence,
/// what stands beside it, and the words at the pods. It is there to be read as a whole.
class RolloutSentencesTest {
  private static final Path RECORDINGS = Path.of("../app/core/src/test/resources/rollout");
  private static final Path SENTENCES = Path.of("src/test/resources/dev/pilothouse/ui/text/rollout-sentences.txt");
  private static final List<Texts> LANGUAGES = List.of(new Texts(Locale.ENGLISH), new Texts(Locale.SIMPLIFIED_CHINESE));

  /// Writes the sentences as they are now, for a person to read before they become what is expected.
  public static void main(String... args) throws IOException {
    Files.writeString(SENTENCES, sentences());
  }

  @Test
  void everyMomentOfEveryRecordingIsToldInBothLanguagesAsItWasRead() throws IOException {
    assertThat(sentences()).isEqualTo(Files.readString(SENTENCES));
  }

  private static String sentences() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList()) {
        text.append("# ").append(file.getFileName().toString().replace(".jsonl", "")).append("\n\n");
        for (Moment moment : RolloutRecording.read(file)) {
          tell(moment, text);
        }
      }
    }
    return text.toString();
  }

  private static void tell(Moment moment, StringBuilder text) {
    RolloutProgress progress = moment.progress();
    text.append("## ").append(moment.note().isEmpty() ? "on the way" : moment.note()).append('\n');
    for (Texts language : LANGUAGES) {
      text.append(language.get(progress.waiting().sentence())).append('\n');
      progress.waiting().beside().forEach(one -> text.append("  ").append(language.get(one)).append('\n'));
      Stream.concat(progress.newPods().stream(), progress.oldPods().stream())
          .map(PodStage::why)
          .filter(why -> why != null)
          .map(language::get)
          .distinct()
          .forEach(why -> text.append("  - ").append(why).append('\n'));
    }
    text.append('\n');
  }
}
