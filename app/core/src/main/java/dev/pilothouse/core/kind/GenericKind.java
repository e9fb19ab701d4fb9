// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every kind that is not built in: its columns are those that the server names in its Table answers (a custom resource's printer
/// columns). Field number i of a row holds the cell of definition i; the feed fills it from the Table's rows.
public final class GenericKind implements KindDescriptor {
  private static final Set<String> GOOD =
      Set.of("true", "ready", "active", "available", "healthy", "running", "synced", "bound", "succeeded", "established", "ok");
  private static final Set<String> BAD =
      Set.of("false", "failed", "error", "unhealthy", "degraded", "invalid", "notready", "unavailable", "crashloopbackoff");
  private static final Set<String> MOVING =
      Set.of("pending", "progressing", "creating", "updating", "provisioning", "deleting", "unknown", "terminating", "issuing");

  private final ResourceKind kind;
  private final List<TableColumn> definitions;
  private final List<Column> columns;
  private final int healthColumn;

  public GenericKind(ResourceKind kind, List<TableColumn> definitions) {
    this.kind = kind;
    this.definitions = List.copyOf(definitions);
    this.healthColumn = findHealthColumn(this.definitions);
    this.columns = columns(this, this.definitions);
  }

  /// One entry of a Table's `columnDefinitions`.
  ///
  /// @param type string, integer, number, boolean or date
  /// @param format `name` for the object's name; mostly empty
  /// @param priority 0 for what is always shown
  public record TableColumn(String name, String type, String format, int priority, String description) {}

  private static List<Column> columns(GenericKind kind, List<TableColumn> definitions) {
    Columns columns = Columns.of(kind);
    for (int i = 0; i < definitions.size(); i++) {
      TableColumn definition = definitions.get(i);
      int cell = i;
      if (isNameOrAge(definition)) {
        continue;
      }
      if (i == kind.healthColumn) {
        columns.status(160);
        continue;
      }
      boolean number = definition.type().equals("integer") || definition.type().equals("number");
      columns.titled(
          "table." + i,
          definition.name(),
          number ? Column.Type.NUMBER : Column.Type.TEXT,
          definition.priority() > 0,
          number ? 90 : 150,
          row -> row.cell(cell));
    }
    return columns.done();
  }

  /// The name is in every row; the server's ages are texts that stand still, so they are computed here instead.
  private static boolean isNameOrAge(TableColumn definition) {
    return definition.format().equals("name")
        || definition.name().equalsIgnoreCase("age")
        || definition.name().equalsIgnoreCase("created at");
  }

  private static int findHealthColumn(List<TableColumn> definitions) {
    for (String wanted : List.of("status", "ready", "phase", "state", "health", "available", "healthy", "synced")) {
      for (int i = 0; i < definitions.size(); i++) {
        TableColumn definition = definitions.get(i);
        boolean words = definition.type().equals("string") || definition.type().equals("boolean");
        if (words && definition.name().toLowerCase(Locale.ROOT).equals(wanted)) {
          return i;
        }
      }
    }
    return -1;
  }

  public List<TableColumn> definitions() {
    return definitions;
  }

  @Override
  public ResourceKind kind() {
    return kind;
  }

  @Override
  public int fields() {
    return definitions.size();
  }

  /// Keeps nothing: the cells come from the Table.
  @Override
  public Projection projection() {
    return (field, in, row) -> in.skip();
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  /// The server's own word, judged by what such words mean elsewhere.
  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return BuiltInKind.leaving(row, now);
    }
    Object cell = healthColumn < 0 ? null : row.cell(healthColumn);
    if (cell == null || cell.toString().isEmpty()) {
      return BuiltInKind.PRESENT;
    }
    String word = cell.toString();
    return new Status(health(word), words(word));
  }

  private Message words(String word) {
    String column = definitions.get(healthColumn).name();
    return switch (word) {
      case "True" -> Message.literal(column);
      case "False" -> Message.of("status.generic.not", column);
      default -> Message.literal(word);
    };
  }

  private static Health health(@Nullable String word) {
    String small = word == null ? "" : word.toLowerCase(Locale.ROOT);
    if (GOOD.contains(small)) {
      return Health.GOOD;
    }
    if (BAD.contains(small)) {
      return Health.BAD;
    }
    return MOVING.contains(small) ? Health.PROGRESSING : Health.NEUTRAL;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.DELETE);
  }
}
