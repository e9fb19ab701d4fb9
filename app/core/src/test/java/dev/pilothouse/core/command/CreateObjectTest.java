// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.core.port.Write;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CreateObjectTest {
  private static final ResourceRef LOAD =
      new ResourceRef(new ResourceKind("batch", "v1", "jobs", "Job", true), "shop", "load-");
  private static final KubeObject MADE =
      CommandFixture.object("{\"metadata\": {\"name\": \"load-x7k2p\", \"namespace\": \"shop\", \"uid\": \"u1\"}}");
  private final CreateObject create =
      CreateObject.of(
          LOAD, "load.yaml",
          (ObjectNode) CommandFixture.object("{\"kind\": \"Job\", \"metadata\": {\"generateName\": \"load-\", \"uid\": \"old\"}}").root());

  @Test
  void itIsPostedWithoutANameAndWithoutWhatTheServerKeeps() {
    assertThat(create.write().line()).isEqualTo("POST /apis/batch/v1/namespaces/shop/jobs");
    assertThat(((Write.Create) create.write()).body().toString())
        .isEqualTo("{\"kind\":\"Job\",\"metadata\":{\"generateName\":\"load-\"}}");
    assertThat(create.rights()).containsExactly(new Right("create", LOAD.kind(), "", "shop", ""));
    assertThat(Kubectl.shellLine(create.kubectl("prod")))
        .isEqualTo("kubectl --context prod -n shop create --field-manager=pilothouse -f load.yaml");
  }

  @Test
  void theJournalNamesWhatWasMadeAndTheWayBackDeletesOnlyThat() {
    assertThat(create.done(MADE).target()).hasToString("Job shop/load-x7k2p");
    assertThat(create.done(MADE).complete()).as("it would make another one").isFalse();
    assertThat(create.undoAfter(MADE)).extracting(Command::target).isEqualTo(create.done(MADE).target());
    assertThat(create.undoAfter(MADE).target().uid()).isEqualTo("u1");
  }

  @Test
  void whatTheJournalKeepsOfACommandSaysItsRequest() {
    for (Command command : new Command[] {create, ApplyObject.recorded(LOAD, "load.yaml", false, true)}) {
      Command read = CommandJson.read(CommandJson.write(command));
      assertThat(read.complete()).isFalse();
      assertThat(read.write().line()).isEqualTo(command.write().line());
      assertThat(read.kubectl("prod")).isEqualTo(command.kubectl("prod"));
      assertThat(read.changes()).isEmpty();
    }
    Command edit = CommandJson.read(CommandJson.write(EditObject.recorded(LOAD, java.util.List.of("spec.suspend"), false)));
    assertThat(edit.write().line()).startsWith("PATCH ");
  }
}
