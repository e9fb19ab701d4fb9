// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.ControllerRevisionKind;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.relation.WorkloadSnapshots;
import dev.pilothouse.core.store.ChangeBatch;
import dev.pilothouse.core.store.RowSnapshot;
import dev.pilothouse.core.store.RowStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Workloads and their revisions with the `managedFields` that a real API server (1.36) kept after what their names say was done with
/// kubectl. Those called `twice` were brought back twice, by a server-side apply and by `kubectl rollout undo` (record_authors.py).
class AuthorsTest {
  private static final Rollouts ROLLOUTS;
  private static final Ownership OWNERSHIP;

  static {
    RowSnapshot none = RowSnapshot.EMPTY;
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(
            none, rows(DeploymentKind.KIND), rows(ReplicaSetKind.KIND), rows(StatefulSetKind.KIND), rows(DaemonSetKind.KIND), none,
            none, none);
    OWNERSHIP = new Ownership(workloads);
    ROLLOUTS =
        new Rollouts(
            new RolloutSnapshots(workloads, rows(ControllerRevisionKind.KIND), none, none, none, none, none), OWNERSHIP,
            Instant.parse("2026-11-21T21:31:00Z").getEpochSecond());
  }

  private static RowSnapshot rows(ResourceKind kind) {
    KindDescriptor descriptor = new Kinds().builtIn().stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (String line : (text("deployments") + text("twice")).split("\n")) {
      try {
        JsonNode object = new ObjectMapper().readTree(line);
        if (object.path("kind").asText().equals(kind.kind())) {
          rows.add(ObjectRows.read(descriptor, object));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    RowStore store = new RowStore();
    store.apply(ChangeBatch.of(rows, List.of()));
    return store.snapshot();
  }

  private static String text(String file) {
    try (var in = AuthorsTest.class.getResourceAsStream("/authors/" + file + ".jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Workload workload(String name) {
    return OWNERSHIP.topmost().stream().filter(one -> one.row().name().equals(name)).findFirst().orElseThrow();
  }

  /// Who made each revision, newest first.
  private static List<String> authors(String name) {
    return ROLLOUTS.history(workload(name)).stream().map(one -> one.number() + " " + one.author()).toList();
  }

  @Test
  void whoSetAnImageMadeTheRevision() {
    // Helm wrote a label later, which is no revision.
    assertThat(authors("set-image")).containsExactly("2 kubectl-set", "1 kubectl-create");
  }

  @Test
  void whoRestartedMadeTheRevision() {
    assertThat(authors("restarted")).containsExactly("2 kubectl-rollout", "1 kubectl-create");
  }

  @Test
  void whoWroteWhileItWasPausedMadeTheRevisionThatCameMuchLater() {
    assertThat(authors("held")).containsExactly("2 kubectl-set", "1 kubectl-create");
  }

  @Test
  void whoAppliedTwiceIsKnownForTheLastTimeOnly() {
    assertThat(authors("applied")).containsExactly("2 kubectl-client-side-apply", "1 ");
  }

  @Test
  void aServerSideApplyIsKnownByItsManagerAndNotByWhoScaledOrAnnotatedLater() {
    assertThat(authors("argo")).containsExactly("2 argocd-controller", "1 ");
  }

  @Test
  void anAnnotationMakesNoAuthor() {
    assertThat(authors("annotated")).containsExactly("1 kubectl-create");
  }

  @Test
  void whoBroughtARevisionBackMadeItAndBeganItsRollout() {
    // The server forgot kubectl-set, whose only field was written by the undo.
    assertThat(authors("undone")).containsExactly("3 kubectl", "2 ");
    assertThat(ROLLOUTS.progress(workload("undone")).started()).isEqualTo(Instant.parse("2026-11-21T21:30:14Z").getEpochSecond());
  }

  @Test
  void whoUndidAnUndoMadeTheRevisionAgainAndBeganItsRollout() {
    // A ReplicaSet does not tell when it was brought back; the only write between the revisions around it does.
    assertThat(authors("twice")).containsExactly("4 kubectl", "3 argocd-controller");
    assertThat(ROLLOUTS.history(workload("twice")).getFirst().created())
        .as("made before it was brought back")
        .isLessThan(ROLLOUTS.progress(workload("twice")).started());
    assertThat(ROLLOUTS.progress(workload("twice")).started()).isEqualTo(Instant.parse("2026-11-22T00:44:01Z").getEpochSecond());
  }

  @Test
  void ofStatefulSetsAndDaemonSetsWhoBroughtBackEachRevisionIsKnownByTheTimeOfItsControllerRevision() {
    assertThat(authors("twice-set")).containsExactly("4 kubectl", "3 argocd-controller");
    assertThat(authors("twice-agent")).containsExactly("4 kubectl", "3 argocd-controller");
    assertThat(ROLLOUTS.progress(workload("twice-set")).started())
        .isEqualTo(Instant.parse("2026-11-22T00:44:01Z").getEpochSecond());
  }
}
