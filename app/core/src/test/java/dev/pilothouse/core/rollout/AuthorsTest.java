// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.Row;
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

/// Deployments and their ReplicaSets with the `managedFields` that a real API server (1.36) kept after what their names say was done
/// with kubectl.
class AuthorsTest {
  private static final Rollouts ROLLOUTS;
  private static final Ownership OWNERSHIP;

  static {
    RowSnapshot none = RowSnapshot.EMPTY;
    WorkloadSnapshots workloads =
        new WorkloadSnapshots(none, rows(DeploymentKind.KIND), rows(ReplicaSetKind.KIND), none, none, none, none, none);
    OWNERSHIP = new Ownership(workloads);
    ROLLOUTS =
        new Rollouts(
            new RolloutSnapshots(workloads, none, none, none, none, none, none), OWNERSHIP,
            Instant.parse("2026-11-21T21:31:00Z").getEpochSecond());
  }

  private static RowSnapshot rows(ResourceKind kind) {
    KindDescriptor descriptor = new Kinds().builtIn().stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
    List<Row> rows = new ArrayList<>();
    try (var in = AuthorsTest.class.getResourceAsStream("/authors/deployments.jsonl")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        JsonNode object = new ObjectMapper().readTree(line);
        if (object.path("kind").asText().equals(kind.kind())) {
          rows.add(ObjectRows.read(descriptor, object));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RowStore store = new RowStore();
    store.apply(ChangeBatch.of(rows, List.of()));
    return store.snapshot();
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
}
