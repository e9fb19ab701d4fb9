// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.settings.Appearance.Density;
import dev.pilothouse.core.settings.Appearance.Theme;
import dev.pilothouse.core.settings.Appearance.Times;
import dev.pilothouse.core.settings.TableLayout.ColumnLayout;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Settings as JSON. A value of the wrong type is the default; more than a person can have made is cut off. Writing goes over
/// the tree that was read, so that the fields of a newer version stay in the file.
final class SettingsJson {
  static final int SCHEMA = 1;
  private static final int TEXT = 4_096;
  private static final int ENTRIES = 10_000;

  private SettingsJson() {}

  static Settings read(ObjectNode root) {
    JsonNode look = root.path("appearance");
    Appearance appearance =
        new Appearance(
            word(Theme.class, look.path("theme"), Theme.SYSTEM),
            text(look.path("language")),
            word(Times.class, look.path("times"), Times.LOCAL),
            word(Density.class, look.path("density"), Density.NORMAL));
    return new Settings(
        appearance,
        window(root.path("window")),
        map(root.path("contexts"), SettingsJson::context),
        map(root.path("tables"), SettingsJson::table),
        texts(root.path("kubeconfigs")),
        texts(root.path("consents")),
        texts(root.path("open")),
        root.path("notices").asBoolean(false),
        logs(root.path("logs")));
  }

  private static LogLimits logs(JsonNode node) {
    LogLimits usual = LogLimits.DEFAULTS;
    return new LogLimits(node.path("memoryMegabytes").asInt(usual.memory()), node.path("diskMegabytes").asInt(usual.disk()));
  }

  private static @Nullable WindowPlace window(JsonNode node) {
    return node.isObject()
        ? new WindowPlace(
            node.path("x").asDouble(Double.NaN),
            node.path("y").asDouble(Double.NaN),
            node.path("width").asDouble(Double.NaN),
            node.path("height").asDouble(Double.NaN),
            node.path("maximized").asBoolean(false))
        : null;
  }

  private static ContextSettings context(JsonNode node) {
    GuardLevel guard = null;
    for (GuardLevel level : GuardLevel.values()) {
      guard = words(level).equals(text(node.path("guard"))) ? level : guard;
    }
    return new ContextSettings(
        guard,
        node.path("namespace").isTextual() ? text(node.path("namespace")) : null,
        node.path("favourite").asBoolean(false),
        instant(text(node.path("lastOpened"))),
        Math.clamp(node.path("colour").asInt(-1), -1, 1_000),
        texts(node.path("tabs")),
        texts(node.path("pinned")));
  }

  private static TableLayout table(JsonNode node) {
    List<ColumnLayout> columns = new ArrayList<>();
    for (JsonNode column : node.path("columns")) {
      if (columns.size() < 1_000 && column.path("id").isTextual()) {
        columns.add(
            new ColumnLayout(
                text(column.path("id")), column.path("width").asDouble(0), column.path("hidden").asBoolean(false)));
      }
    }
    return new TableLayout(columns, text(node.path("sortedBy")), node.path("descending").asBoolean(false));
  }

  /// The settings over what the file had: known fields are set, entries that are gone are removed, all else stays.
  static ObjectNode write(Settings settings, ObjectNode before) {
    ObjectNode root = before.deepCopy();
    root.put("schema", Math.max(SCHEMA, before.path("schema").asInt(SCHEMA)));
    ObjectNode look = object(root, "appearance");
    look.put("theme", words(settings.appearance().theme()));
    look.put("language", settings.appearance().language());
    look.put("times", words(settings.appearance().times()));
    look.put("density", words(settings.appearance().density()));
    WindowPlace window = settings.window();
    if (window != null) {
      ObjectNode place = object(root, "window");
      place.put("x", window.x()).put("y", window.y());
      place.put("width", window.width()).put("height", window.height()).put("maximized", window.maximized());
    }
    write(root, "contexts", settings.contexts(), SettingsJson::writeContext);
    write(root, "tables", settings.tables(), SettingsJson::writeTable);
    root.set("kubeconfigs", array(settings.kubeconfigs()));
    root.set("consents", array(settings.consents()));
    root.set("open", array(settings.open()));
    root.put("notices", settings.notices());
    object(root, "logs")
        .put("memoryMegabytes", settings.logs().memory())
        .put("diskMegabytes", settings.logs().disk());
    return root;
  }

  private static void writeContext(ContextSettings context, ObjectNode node) {
    put(node, "guard", context.guard() == null ? null : words(context.guard()));
    put(node, "namespace", context.namespace());
    node.put("favourite", context.favourite());
    put(node, "lastOpened", context.lastOpened() == null ? null : context.lastOpened().toString());
    node.put("colour", context.colour());
    node.set("tabs", array(context.tabs()));
    node.set("pinned", array(context.pinned()));
  }

  private static void writeTable(TableLayout table, ObjectNode node) {
    ArrayNode columns = node.putArray("columns");
    for (ColumnLayout column : table.columns()) {
      columns.addObject().put("id", column.id()).put("width", column.width()).put("hidden", column.hidden());
    }
    node.put("sortedBy", table.sortedBy()).put("descending", table.descending());
  }

  private static <T> void write(ObjectNode root, String name, Map<String, T> entries, BiConsumer<T, ObjectNode> one) {
    ObjectNode node = object(root, name);
    node.retain(entries.keySet());
    entries.forEach((key, value) -> one.accept(value, object(node, key)));
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value == null) {
      node.remove(name);
    } else {
      node.put(name, value);
    }
  }

  private static ArrayNode array(List<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static <T> Map<String, T> map(JsonNode node, Function<JsonNode, T> one) {
    Map<String, T> map = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (map.size() < ENTRIES && entry.getValue().isObject() && entry.getKey().length() <= TEXT) {
        map.put(entry.getKey(), one.apply(entry.getValue()));
      }
    }
    return map;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : node) {
      if (one.isTextual() && one.asText().length() <= TEXT && texts.size() < ENTRIES) {
        texts.add(one.asText());
      }
    }
    return texts;
  }

  private static String text(JsonNode node) {
    return node.isTextual() && node.asText().length() <= TEXT ? node.asText() : "";
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static <E extends Enum<E>> E word(Class<E> type, JsonNode node, E otherwise) {
    for (E one : type.getEnumConstants()) {
      if (words(one).equals(text(node))) {
        return one;
      }
    }
    return otherwise;
  }

  /// `high-contrast`.
  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
