// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.command.TaintNode.Change;
import dev.pilothouse.core.kind.Taint;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.port.Write;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.pilothouse.core.command.CommandFixture.NODE;
import static org.assertj.core.api.Assertions.assertThat;

/// Labels and taints of a node: what is sent leaves all else as it is, and is refused when it is no longer as it was seen.
class NodeCommandsTest {
  private static final Taint BATCH = new Taint("dedicated", "batch", "NoSchedule");
  private static final Taint GPU = new Taint("gpu", "", "NoExecute");

  private static String body(Command command) {
    return ((Write.Patch) command.write()).body().toString().replace('"', '\'');
  }

  private static KubeObject object(String json) throws Exception {
    return new KubeObject(new ObjectMapper().readTree(json.replace('\'', '"')));
  }

  @Test
  void a_label_is_set_only_where_it_is_as_it_was_seen() {
    assertThat(body(new LabelNode(NODE, "example.com/disk", "hdd", "ssd", false)))
        .isEqualTo(
            "[{'op':'test','path':'/metadata/uid','value':'uid-2'},"
                + "{'op':'test','path':'/metadata/labels/example.com~1disk','value':'hdd'},"
                + "{'op':'add','path':'/metadata/labels/example.com~1disk','value':'ssd'}]");
    assertThat(body(new LabelNode(NODE, "disk", "ssd", null, false)))
        .endsWith("{'op':'test','path':'/metadata/labels/disk','value':'ssd'},{'op':'remove','path':'/metadata/labels/disk'}]");
  }

  @Test
  void the_first_label_of_a_node_makes_room_for_labels() {
    assertThat(body(new LabelNode(NODE, "disk", null, "ssd", true)))
        .endsWith(
            "{'op':'test','path':'/metadata/labels','value':null},{'op':'add','path':'/metadata/labels','value':{'disk':'ssd'}}]");
  }

  @Test
  void a_label_is_taken_back_to_what_it_was() throws Exception {
    LabelNode set = new LabelNode(NODE, "disk", null, "ssd", false);
    assertThat(set.undoAfter(object("{'metadata':{'labels':{'disk':'ssd'}}}")))
        .isEqualTo(new LabelNode(NODE, "disk", "ssd", null, false));
    LabelNode last = new LabelNode(NODE, "disk", "ssd", null, false);
    assertThat(last.undoAfter(object("{'metadata':{'name':'node-17'}}"))).isEqualTo(new LabelNode(NODE, "disk", null, "ssd", true));
  }

  @Test
  void a_label_has_a_line_for_kubectl() {
    assertThat(Kubectl.shellLine(new LabelNode(NODE, "disk", "hdd", "ssd", false).kubectl("prod")))
        .isEqualTo("kubectl --context prod label node node-17 disk=ssd --overwrite");
    assertThat(Kubectl.shellLine(new LabelNode(NODE, "disk", "hdd", null, false).kubectl("prod")))
        .isEqualTo("kubectl --context prod label node node-17 disk-");
    assertThat(Kubectl.shellLine(LabelNode.kubectl("prod", List.of("a", "b"), "disk", "", false)))
        .isEqualTo("kubectl --context prod label node a b disk=");
  }

  @Test
  void a_taint_comes_behind_those_that_are_there() {
    assertThat(body(TaintNode.put(NODE, BATCH, List.of(GPU))))
        .isEqualTo(
            "[{'op':'test','path':'/metadata/uid','value':'uid-2'},"
                + "{'op':'add','path':'/spec/taints/-','value':{'key':'dedicated','value':'batch','effect':'NoSchedule'}}]");
    assertThat(body(TaintNode.put(NODE, GPU, List.of())))
        .endsWith(
            "{'op':'test','path':'/spec/taints','value':null},"
                + "{'op':'add','path':'/spec/taints','value':[{'key':'gpu','effect':'NoExecute'}]}]");
  }

  @Test
  void a_taint_is_changed_or_removed_only_where_it_was_seen() {
    assertThat(body(TaintNode.put(NODE, new Taint("dedicated", "web", "NoSchedule"), List.of(GPU, BATCH))))
        .endsWith(
            "{'op':'test','path':'/spec/taints/1/key','value':'dedicated'},"
                + "{'op':'test','path':'/spec/taints/1/effect','value':'NoSchedule'},"
                + "{'op':'test','path':'/spec/taints/1/value','value':'batch'},"
                + "{'op':'add','path':'/spec/taints/1/value','value':'web'}]");
    assertThat(body(TaintNode.remove(NODE, "gpu", "NoExecute", List.of(GPU, BATCH))))
        .endsWith("{'op':'test','path':'/spec/taints/0/value','value':null},{'op':'remove','path':'/spec/taints/0'}]");
  }

  @Test
  void what_is_there_already_or_not_there_is_no_command() {
    assertThat(TaintNode.put(NODE, BATCH, List.of(GPU, BATCH))).isNull();
    assertThat(TaintNode.remove(NODE, "gpu", "NoSchedule", List.of(GPU, BATCH))).isNull();
  }

  @Test
  void a_taint_is_taken_back_by_where_it_stands_then() throws Exception {
    TaintNode added = TaintNode.put(NODE, BATCH, List.of(GPU));
    KubeObject answer =
        object(
            "{'spec':{'taints':[{'key':'gpu','effect':'NoExecute'},{'key':'new','effect':'NoSchedule'},"
                + "{'key':'dedicated','value':'batch','effect':'NoSchedule'}]}}");
    assertThat(added.undoAfter(answer)).isEqualTo(new TaintNode(NODE, Change.REMOVE, BATCH, "", 2));
    TaintNode removed = TaintNode.remove(NODE, "gpu", "NoExecute", List.of(GPU));
    assertThat(removed.undoAfter(object("{'spec':{}}"))).isEqualTo(new TaintNode(NODE, Change.ADD, GPU, "", 0));
  }

  @Test
  void only_a_taint_that_evicts_destroys_something() {
    assertThat(TaintNode.put(NODE, GPU, List.of()).destructive()).isTrue();
    assertThat(TaintNode.remove(NODE, "gpu", "NoExecute", List.of(GPU)).destructive()).isFalse();
    assertThat(TaintNode.put(NODE, BATCH, List.of()).destructive()).isFalse();
  }

  @Test
  void a_taint_has_a_line_for_kubectl() {
    assertThat(Kubectl.shellLine(TaintNode.put(NODE, BATCH, List.of()).kubectl("prod")))
        .isEqualTo("kubectl --context prod taint node node-17 dedicated=batch:NoSchedule");
    assertThat(Kubectl.shellLine(TaintNode.remove(NODE, "dedicated", "NoSchedule", List.of(BATCH)).kubectl("prod")))
        .isEqualTo("kubectl --context prod taint node node-17 dedicated:NoSchedule-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disk", "example.com/disk", "a.b/C_d-e.f", "x"})
  void these_are_keys(String key) {
    assertThat(LabelSyntax.key(key)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',label.key.empty", "/disk,label.key.prefix", "Example.com/disk,label.key.prefix", "example.com/,label.key.name",
    "-disk,label.key.form", "a/b/c,label.key.form", "di sk,label.key.form"
  })
  void what_is_wrong_with_a_key_is_told(String key, String told) {
    assertThat(LabelSyntax.key(key)).get().extracting(message -> message.key()).isEqualTo(told);
  }

  @Test
  void sixty_three_characters_are_enough() {
    assertThat(LabelSyntax.key("x".repeat(63))).isEmpty();
    assertThat(LabelSyntax.key("example.com/" + "x".repeat(64))).get().extracting(message -> message.key()).isEqualTo("label.key.long");
    assertThat(LabelSyntax.value("x".repeat(63))).isEmpty();
    assertThat(LabelSyntax.value("x".repeat(64))).get().extracting(message -> message.key()).isEqualTo("label.value.long");
    assertThat(LabelSyntax.value("")).isEmpty();
    assertThat(LabelSyntax.value("a b")).get().extracting(message -> message.key()).isEqualTo("label.value.form");
  }
}
