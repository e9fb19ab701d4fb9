// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ApplyObject;
import dev.pilothouse.core.command.Command;
import dev.pilothouse.core.command.CreateObject;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.command.EditObject;
import dev.pilothouse.core.command.Outcome;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Cause;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterWrites.PatchKind;
import dev.pilothouse.core.yaml.edit.EditPlan;
import dev.pilothouse.core.yaml.merge.ListKeys;
import dev.pilothouse.kube.gateway.KubeGateway;
import dev.pilothouse.kube.gateway.PlainWrites;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// What the YAML editor sends, on every cluster that there is.
class EditContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ListKeys NAMED = path -> !path.isEmpty() && path.getLast().equals("containers") ? List.of("name") : List.of();

  static List<String> clusters() {
    return ClusterUnderTest.names();
  }

  private static KubeObject read(ClusterUnderTest cluster, ResourceRef ref) throws ClusterException {
    return new KubeGateway(cluster.http()).get(ref);
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /// The edit that a person makes of an object that she has opened, when she applies it now.
  private static EditObject edit(ClusterUnderTest cluster, ResourceRef ref, KubeObject opened, Consumer<ObjectNode> change)
      throws Exception {
    ObjectNode mine = opened.root().deepCopy();
    change.accept(mine);
    EditPlan plan = EditPlan.of(opened.root(), read(cluster, ref).root(), mine, NAMED, Set.of());
    return EditObject.of(ref, plan, NAMED);
  }

  private static ResourceRef map(ClusterUnderTest cluster, CommandsUnderTest commands, String name) throws Exception {
    ResourceRef ref = cluster.ref(ClusterUnderTest.CONFIG_MAPS, name);
    Outcome made = commands.run(apply(cluster, ref, null, "{'a':'one','b':'two'}", false));
    assertThat(made.result()).isEqualTo(Outcome.Result.DONE);
    return ref;
  }

  private static ApplyObject apply(ClusterUnderTest cluster, ResourceRef ref, KubeObject before, String data, boolean force)
      throws Exception {
    ObjectNode body = (ObjectNode) json(
        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + ref.name() + "','namespace':'" + cluster.namespace() + "'},'data':"
            + data + "}");
    return ApplyObject.of(ref, "map.yaml", before, body, force);
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void anEditChangesItsFieldKeepsWhatAnotherChangedAndIsTakenBack(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef ref = map(cluster, commands, "edited");
      KubeObject opened = read(cluster, ref);
      new PlainWrites(cluster.http()).patch(ref, "", PatchKind.MERGE, json("{'data':{'b':'theirs'}}"));
      Outcome done = commands.run(edit(cluster, ref, opened, mine -> mine.withObjectProperty("data").put("a", "mine").put("c", "new")));
      assertThat(done.result()).isEqualTo(Outcome.Result.DONE);
      assertThat(read(cluster, ref).at("data")).isEqualTo(json("{'a':'mine','b':'theirs','c':'new'}"));

      Command back = Objects.requireNonNull(done.undo());
      assertThat(commands.run(back).result()).isEqualTo(Outcome.Result.DONE);
      assertThat(read(cluster, ref).at("data")).isEqualTo(json("{'a':'one','b':'theirs'}"));
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void anEditOfAFieldThatBecameAnotherIsRefused(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef ref = map(cluster, commands, "raced");
      EditObject edit = edit(cluster, ref, read(cluster, ref), mine -> mine.withObjectProperty("data").put("a", "mine"));
      new PlainWrites(cluster.http()).patch(ref, "", PatchKind.MERGE, json("{'data':{'a':'theirs'}}"));
      Outcome refused = commands.run(edit);
      assertThat(Objects.requireNonNull(refused.failure()).kind()).isEqualTo(Kind.CONFLICT);
      assertThat(read(cluster, ref).text("data", "a")).isEqualTo("theirs");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aFieldThatTheServerDoesNotKnowIsRefusedNotDropped(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef ref = map(cluster, commands, "strict");
      DryRun said = commands.dryRun(edit(cluster, ref, read(cluster, ref), mine -> mine.withObjectProperty("dta").put("a", "mine")));
      assertThat(Objects.requireNonNull(said.failure()).detail()).contains("unknown field \"dta\"");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void whatWasMadeIsTakenBackAndOnlyThat(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef ref = cluster.ref(ClusterUnderTest.CONFIG_MAPS, "made");
      Outcome made = commands.run(apply(cluster, ref, null, "{'a':'one'}", false));
      Command back = Objects.requireNonNull(made.undo());
      assertThat(back.target().uid()).isEqualTo(read(cluster, ref).uid());
      assertThat(commands.run(back).result()).isEqualTo(Outcome.Result.DONE);
      ClusterException gone = catchThrowableOfType(ClusterException.class, () -> read(cluster, ref));
      assertThat(gone.failure().kind()).isEqualTo(Kind.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void theServerNamesWhatIsMadeAndEachTimeItIsAnother(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ObjectNode body =
          (ObjectNode) json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'generateName':'load-'},'data':{'a':'one'}}");
      CreateObject create = CreateObject.of(cluster.ref(ClusterUnderTest.CONFIG_MAPS, "load-"), "load.yaml", body);
      DryRun said = commands.dryRun(create);
      assertThat(said.failure()).isNull();
      Outcome one = commands.run(create);
      Outcome two = commands.run(create);
      assertThat(one.command().target().name()).matches("load-[a-z0-9]{5}").isNotEqualTo(two.command().target().name());
      assertThat(read(cluster, one.command().target()).text("data", "a")).isEqualTo("one");
      assertThat(commands.run(Objects.requireNonNull(one.undo())).result()).isEqualTo(Outcome.Result.DONE);
      assertThat(catchThrowableOfType(ClusterException.class, () -> read(cluster, one.command().target())).failure().kind())
          .isEqualTo(Kind.NOT_FOUND);
      assertThat(read(cluster, two.command().target()).text("data", "a")).isEqualTo("one");
      body.put("dta", "typo");
      assertThat(Objects.requireNonNull(commands.dryRun(CreateObject.of(create.target(), "load.yaml", body)).failure()).detail())
          .contains("unknown field \"dta\"");
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void aFieldOfAnotherManagerIsTakenOverOnlyByForceAndTheServerNamesHim(String name) throws Exception {
    try (ClusterUnderTest cluster = ClusterUnderTest.open(name)) {
      CommandsUnderTest commands = new CommandsUnderTest(cluster.http());
      ResourceRef ref = map(cluster, commands, "owned");
      new PlainWrites(cluster.http()).patch(ref, "", PatchKind.MERGE, json("{'data':{'a':'theirs'}}"));
      KubeObject now = read(cluster, ref);
      ClusterFailure refused = Objects.requireNonNull(commands.run(apply(cluster, ref, now, "{'a':'mine'}", false)).failure());
      assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
      assertThat(refused.causes()).extracting(Cause::reason, Cause::field).contains(Tuple.tuple("FieldManagerConflict", ".data.a"));

      Outcome taken = commands.run(apply(cluster, ref, now, "{'a':'mine','b':'two'}", true));
      assertThat(taken.result()).isEqualTo(Outcome.Result.DONE);
      assertThat(read(cluster, ref).text("data", "a")).isEqualTo("mine");
      assertThat(commands.run(Objects.requireNonNull(taken.undo())).result()).isEqualTo(Outcome.Result.DONE);
      assertThat(read(cluster, ref).text("data", "a")).isEqualTo("theirs");
    }
  }
}
