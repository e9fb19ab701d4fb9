// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.LiveRows;
import dev.pilothouse.core.session.SeenPods;
import dev.pilothouse.core.session.SessionSchemas;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.core.session.SessionSurroundings;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlScalar;
import dev.pilothouse.core.yaml.YamlSequence;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.complete.Completion;
import dev.pilothouse.core.yaml.complete.FieldDoc;
import dev.pilothouse.core.yaml.complete.Names;
import dev.pilothouse.core.yaml.reference.TargetKind;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import dev.pilothouse.ui.control.code.CodeHelp;
import dev.pilothouse.ui.text.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the cluster of a text knows while one types: the fields of its schemas, and the names of what it has. Blocks where
/// something has to be read first; not on the FX thread.
final class EditorHelp implements CodeHelp {
  private static final Map<String, TargetKind> KINDS =
      Stream.of(
              TargetKind.SECRET, TargetKind.CONFIG_MAP, TargetKind.CLAIM, TargetKind.SERVICE_ACCOUNT, TargetKind.SERVICE,
              TargetKind.DEPLOYMENT, TargetKind.STATEFUL_SET, TargetKind.DAEMON_SET, TargetKind.ROLE, TargetKind.CLUSTER_ROLE,
              TargetKind.NAMESPACE, TargetKind.VOLUME, TargetKind.STORAGE_CLASS, TargetKind.PRIORITY_CLASS,
              TargetKind.RUNTIME_CLASS, TargetKind.INGRESS_CLASS)
          .collect(Collectors.toMap(TargetKind::kind, Function.identity()));

  private final ClusterSession session;
  private final SessionSchemas schemas;
  private final SessionSurroundings around;
  private final Texts texts;
  private final LiveRows pods;

  /// @param pods those of the cluster, as long as the editor is open
  EditorHelp(ClusterSession session, SessionSchemas schemas, SessionSurroundings around, Texts texts, LiveRows pods) {
    this.pods = pods;
    this.session = session;
    this.schemas = schemas;
    this.around = around;
    this.texts = texts;
  }

  @Override
  public Completion complete(String text, int caret) {
    return Completion.at(text, caret, served(text), new Known(text));
  }

  @Override
  public Optional<FieldDoc> documentation(String text, int offset) {
    return Completion.documentation(text, offset, served(text));
  }

  private SeenPods pods() {
    return new SeenPods(pods.store().snapshot());
  }

  private ServedSchemas served(String text) {
    return schemas.of(YamlText.read(text));
  }

  @Override
  public String source() {
    String version = session.state().get() instanceof SessionState.Connected connected ? connected.serverVersion() : "";
    return texts.get("editor.help.source", session.context().name(), version);
  }

  /// The names that the cluster and the text itself have.
  private final class Known implements Names {
    private final String text;

    Known(String text) {
      this.text = text;
    }

    @Override
    public List<String> names(String kind, String namespace) {
      TargetKind target = KINDS.get(kind);
      return target == null ? List.of() : around.names(target, namespace.isEmpty() ? around.namespace() : namespace);
    }

    @Override
    public List<String> keys(String kind, String namespace, String name) {
      TargetKind target = KINDS.get(kind);
      return target == null ? List.of() : around.keysOf(target, namespace.isEmpty() ? around.namespace() : namespace, name);
    }

    @Override
    public List<String> images() {
      Set<String> images = new LinkedHashSet<>(pods().images());
      images.addAll(of("image"));
      return List.copyOf(images);
    }

    @Override
    public List<String> labelValues(String key) {
      Set<String> values = new LinkedHashSet<>(of(key));
      values.addAll(pods().labelValues(key));
      return List.copyOf(values);
    }

    @Override
    public List<String> labelKeys() {
      Set<String> keys = new TreeSet<>(pods().labelKeys());
      walk((name, node) -> {
        if ((name.equals("labels") || name.equals("matchLabels")) && node instanceof YamlMapping labels) {
          labels.entries().forEach(label -> keys.add(label.name()));
        }
      });
      return List.copyOf(keys);
    }

    private List<String> of(String field) {
      Set<String> values = new TreeSet<>();
      walk((name, node) -> {
        if (name.equals(field) && node instanceof YamlScalar scalar && !scalar.text().isEmpty()) {
          values.add(scalar.text());
        }
      });
      return List.copyOf(values);
    }

    private void walk(BiConsumer<String, YamlNode> visitor) {
      YamlText.read(text).documents().forEach(document -> document.object().ifPresent(object -> walk(object, visitor)));
    }

    private static void walk(YamlNode node, BiConsumer<String, YamlNode> visitor) {
      if (node instanceof YamlMapping mapping) {
        mapping.entries().forEach(entry -> {
          visitor.accept(entry.name(), entry.value());
          walk(entry.value(), visitor);
        });
      } else if (node instanceof YamlSequence list) {
        list.items().forEach(item -> walk(item, visitor));
      }
    }
  }
}
