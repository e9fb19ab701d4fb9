// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.rollout.Envelope.Counts;
import dev.pilothouse.core.rollout.RolloutRecording.Moment;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// Each file of /rollout is a rollout as it was on a real control plane (1.36), and beside it what the rules must say of each of its
/// moments. What kubectl and the controllers said then is asked as well: they do not know these rules.
class RecordedRolloutsTest {

  private static List<Path> recordings() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(Path.of(RecordedRolloutsTest.class.getResource("/rollout").toURI()))) {
      return files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  /// A moment and where it is from.
  private record Case(String name, Moment moment, String expected) {}

  private static List<Case> cases() throws IOException, URISyntaxException {
    List<Case> cases = new ArrayList<>();
    for (Path file : recordings()) {
      String name = file.getFileName().toString().replace(".jsonl", "");
      String[] expected = Files.readString(file.resolveSibling(name + ".txt")).split("\n(?=== )");
      List<Moment> moments = RolloutRecording.read(file);
      assertThat(expected).as(name).hasSameSizeAs(moments);
      for (int i = 0; i < expected.length; i++) {
        cases.add(new Case(name + " " + (i + 1) + " " + moments.get(i).note(), moments.get(i), expected[i]));
      }
    }
    return cases;
  }

  private static Stream<DynamicTest> each(java.util.function.Consumer<Case> check) throws IOException, URISyntaxException {
    return cases().stream().map(one -> DynamicTest.dynamicTest(one.name, () -> check.accept(one)));
  }

  @TestFactory
  Stream<DynamicTest> eachMomentIsToldAsExpected() throws IOException, URISyntaxException {
    return each(one -> assertThat(RolloutTelling.tell(one.moment).strip()).isEqualTo(one.expected.strip()));
  }

  @TestFactory
  Stream<DynamicTest> aRolloutIsCompleteWhenKubectlSaysSo() throws IOException, URISyntaxException {
    return each(
        one -> {
          String said = one.moment.kubectl();
          RolloutProgress progress = one.moment.progress();
          if (said.startsWith("error:") && said.contains("rollout status is only available")) {
            assertThat(progress.strategy()).isEqualTo(Strategy.ON_DELETE);
            return;
          }
          // Scaled up after its end: kubectl waits for the pods, to the controller the rollout stays complete.
          boolean scaled = progress.waiting().sentence().key().equals("rollout.wait.completeBefore");
          if (scaled) {
            assertThat(one.moment.status().path("conditions").findValuesAsText("reason")).contains("NewReplicaSetAvailable");
            return;
          }
          boolean done = said.contains("successfully rolled out") || said.contains("roll out complete");
          boolean partly = progress.waiting().cause() == Cause.PARTITION;
          assertThat(progress.complete() || partly).as(said).isEqualTo(done);
          assertThat(progress.deadline().passed()).as(said).isEqualTo(said.contains("exceeded its progress deadline"));
        });
  }

  @TestFactory
  Stream<DynamicTest> thePodsCountAsTheControllerCountsThem() throws IOException, URISyntaxException {
    return each(
        one -> {
          // Between two looks of the controller the pods are ahead of it: only moments at rest are compared.
          if (one.moment.note().isEmpty() || one.moment.note().startsWith("just")) {
            return;
          }
          JsonNode status = one.moment.status();
          Counts counts = one.moment.progress().envelope().now();
          if (one.moment.progress().workload().kind().kind().equals("Deployment")) {
            assertThat(counts.total()).isEqualTo(status.path("replicas").asLong());
          }
          // A StatefulSet's status counts a pod that is being deleted as ready while it answers.
          boolean compared = !status.has("desiredNumberScheduled") && counts.terminating() == 0;
          if (compared && one.moment.progress().waiting().cause() != Cause.UNOBSERVED) {
            assertThat(counts.updated()).isEqualTo(status.path("updatedReplicas").asLong());
            assertThat(counts.ready()).isEqualTo(status.path("readyReplicas").asLong());
            assertThat(counts.available()).isEqualTo(status.path("availableReplicas").asLong());
          }
        });
  }

  @Test
  void thereAreManyMomentsOfManyRollouts() throws IOException, URISyntaxException {
    assertThat(recordings()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(200);
  }
}
