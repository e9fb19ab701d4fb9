// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.ApplyObject;
import dev.pilothouse.core.command.CreateObject;
import dev.pilothouse.core.command.EditObject;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionSchemas;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.edit.ApplyOrder;
import dev.pilothouse.core.yaml.edit.EditPlan;
import dev.pilothouse.core.yaml.merge.ListKeys;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import dev.pilothouse.ui.feature.editor.Planned.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what applying a text would do, by what the cluster has now. The object that was opened becomes what its text says; every
/// other one is made, or brought to what the text names. Blocks; not on the FX thread.
final class Planner {
  private final ClusterSession session;
  private final SessionSchemas schemas;

  Planner(ClusterSession session, SessionSchemas schemas) {
    this.session = session;
    this.schemas = schemas;
  }

  /// What a person chose for this text.
  ///
  /// @param takeTheirs the conflicts in which the cluster's value is taken
  /// @param force whether fields are taken over from other managers
  record Choices(Set<List<String>> takeTheirs, boolean force) {
    static final Choices NONE = new Choices(Set.of(), false);

    Choices {
      takeTheirs = Set.copyOf(takeTheirs);
    }
  }

  /// @param base the object that was opened; null when it was none
  /// @return in the order in which they are to be applied
  List<Planned> plan(YamlText text, Origin origin, @Nullable JsonNode base, Choices choices) {
    ServedSchemas served = schemas.of(text);
    List<Planned> plans = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (int i = 0; i < text.documents().size(); i++) {
      YamlDocument document = text.documents().get(i);
      Optional<YamlMapping> object = document.object();
      if (object.isPresent()) {
        Planned plan =
            readable(text, document)
                ? one(i, object.get(), origin, base, served, choices)
                : Planned.refused(i, object.get(), null, failure("syntax", object.get().text("kind"), ""));
        ResourceRef target = plan.action() == Action.GENERATE ? null : plan.target();
        plans.add(target == null || paths.add(target.path()) ? plan : again(plan, target));
      }
    }
    plans.sort(Comparator.comparingInt(plan -> ApplyOrder.of(plan.typed().text("kind"))));
    return plans;
  }

  private static Planned again(Planned plan, ResourceRef target) {
    return Planned.refused(plan.document(), plan.typed(), target, failure("again", target.kind().kind(), target.name()));
  }

  /// What is not YAML, or says a thing twice, means something else than its author thinks.
  private static boolean readable(YamlText text, YamlDocument document) {
    return document.whole()
        && text.problems().stream()
            .noneMatch(
                one ->
                    one.severity() == Problem.Severity.ERROR
                        && document.span().start() <= one.span().start()
                        && one.span().start() <= document.span().end());
  }

  /// By which keys the lists of an object are merged.
  ListKeys keys(JsonNode object) {
    YamlText named = YamlText.read("apiVersion: " + object.path("apiVersion").asText() + "\nkind: " + object.path("kind").asText());
    return keys(schemas.of(named), object.path("apiVersion").asText(), object.path("kind").asText());
  }

  private static ListKeys keys(ServedSchemas served, String apiVersion, String kind) {
    return served.schema(apiVersion, kind).map(ListKeys::of).orElse(path -> List.of());
  }

  private Planned one(
      int index, YamlMapping typed, Origin origin, @Nullable JsonNode base, ServedSchemas served, Choices choices) {
    String apiVersion = typed.text("apiVersion");
    Optional<ResourceKind> kind = schemas.kind(apiVersion, typed.text("kind"));
    String name = typed.mapping("metadata").map(it -> it.text("name")).orElse("");
    if (kind.isEmpty()) {
      return Planned.refused(index, typed, null, failure("kind", typed.text("kind"), apiVersion));
    }
    String beginning = typed.mapping("metadata").map(it -> it.text("generateName")).orElse("");
    if (name.isEmpty() && !beginning.isEmpty()) {
      return named(index, typed, new ResourceRef(kind.get(), namespace(kind.get(), typed), beginning));
    }
    if (name.isEmpty()) {
      return Planned.refused(index, typed, null, failure("name", typed.text("kind"), apiVersion));
    }
    ResourceRef target = new ResourceRef(kind.get(), namespace(kind.get(), typed), name);
    try {
      boolean opened = base != null && origin instanceof Origin.Live live && same(live.ref(), target);
      return opened && base != null
          ? edit(index, typed, target, base, keys(served, apiVersion, typed.text("kind")), choices)
          : apply(index, typed, target, choices);
    } catch (ClusterException e) {
      return Planned.refused(index, typed, target, e.failure());
    }
  }

  private static boolean same(ResourceRef one, ResourceRef other) {
    return one.path().equals(other.path());
  }

  private String namespace(ResourceKind kind, YamlMapping typed) {
    if (!kind.namespaced()) {
      return "";
    }
    String own = typed.mapping("metadata").map(it -> it.text("namespace")).orElse("");
    String looked = session.namespace().get();
    String context = session.context().namespace();
    return !own.isEmpty() ? own : !looked.isEmpty() ? looked : !context.isEmpty() ? context : "default";
  }

  private Planned edit(int index, YamlMapping typed, ResourceRef target, JsonNode base, ListKeys keys, Choices choices)
      throws ClusterException {
    KubeObject live;
    try {
      live = session.gateway().get(target);
    } catch (ClusterException e) {
      if (e.failure().kind() == Kind.NOT_FOUND) {
        return create(index, typed, target, base);
      }
      throw e;
    }
    if (!live.uid().equals(new KubeObject(base).uid())) {
      return Planned.refused(index, typed, target, failure("recreated", typed.text("kind"), target.name()));
    }
    if (another(typed, live)) {
      return Planned.refused(index, typed, target, failure("uid", typed.text("kind"), target.name()));
    }
    ObjectNode mine = EditorText.meant(typed, base);
    EditPlan plan = EditPlan.of(base, live.root(), mine, keys, choices.takeTheirs());
    String before = EditorText.compared(live.root(), plan.after());
    String after = EditorText.compared(plan.after(), live.root());
    Action action = plan.changesNothing() ? Action.NOTHING : Action.EDIT;
    EditObject command = plan.changesNothing() ? null : EditObject.of(target, plan, keys);
    return new Planned(index, typed, action, target, plan, before, after, command, null);
  }

  private Planned create(int index, YamlMapping typed, ResourceRef target, JsonNode base) {
    ObjectNode body = EditorText.meant(typed, base);
    ApplyObject command = ApplyObject.of(target, file(target), null, body, false);
    String after = EditorText.compared(body, JsonNodeFactory.instance.objectNode());
    return new Planned(index, typed, Action.CREATE, target, null, "", after, command, null);
  }

  /// Nobody knows its name before it is made, so it is always another object than those that are there.
  private static Planned named(int index, YamlMapping typed, ResourceRef target) {
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    ObjectNode body = EditorText.meant(typed, nothing);
    CreateObject command = CreateObject.of(target, target.name().replaceFirst("[-.]+$", "") + ".yaml", body);
    return new Planned(index, typed, Action.GENERATE, target, null, "", EditorText.compared(body, nothing), command, null);
  }

  private Planned apply(int index, YamlMapping typed, ResourceRef target, Choices choices) throws ClusterException {
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    KubeObject live;
    try {
      live = session.gateway().get(target);
    } catch (ClusterException e) {
      if (e.failure().kind() == Kind.NOT_FOUND) {
        return create(index, typed, target, nothing);
      }
      throw e;
    }
    if (another(typed, live)) {
      return Planned.refused(index, typed, target, failure("uid", typed.text("kind"), target.name()));
    }
    ObjectNode body = EditorText.meant(typed, live.root());
    ApplyObject command = ApplyObject.of(target, file(target), live, body, choices.force());
    // What becomes of it only the server knows: its dry run is shown.
    return new Planned(index, typed, Action.APPLY, target, null, EditorText.compared(live.root(), nothing), "", command, null);
  }

  /// Whether the text is of one that had the name before, or will have it elsewhere.
  private static boolean another(YamlMapping typed, KubeObject live) {
    String uid = typed.mapping("metadata").map(it -> it.text("uid")).orElse("");
    return !uid.isEmpty() && !uid.equals(live.uid());
  }

  private static String file(ResourceRef target) {
    return target.name() + ".yaml";
  }

  private static ClusterFailure failure(String topic, String kind, String name) {
    String key = "editor.refused." + topic;
    return new ClusterFailure(
        Kind.INVALID,
        Message.of(key + ".what", kind, name),
        Message.of(key + ".why", kind, name),
        Message.of(key + ".next", kind, name),
        "");
  }
}
