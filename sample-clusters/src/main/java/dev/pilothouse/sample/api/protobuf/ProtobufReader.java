// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.protobuf.MessageTable.Field;
import dev.pilothouse.sample.store.Json;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the protobuf that kubectl sends for built-in kinds into the JSON that it would send otherwise: `k8s\0` and a
/// `runtime.Unknown` around the object (apimachinery, protobuf.go). Any thread.
public final class ProtobufReader {

  public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

  /// The bytes are no such message.
  public static final class MalformedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int DEEPEST = 60;

  /// Go writes numbers and flags of which nothing was said as 0 and false, and JSON leaves those out. These are pointers in Go:
  /// when they are written, they were meant.
  private static final Set<String> MEANT = Set.of(
      "replicas", "minReplicas", "revisionHistoryLimit", "progressDeadlineSeconds", "terminationGracePeriodSeconds",
      "gracePeriodSeconds", "parallelism", "completions", "backoffLimit", "ttlSecondsAfterFinished", "activeDeadlineSeconds",
      "successfulJobsHistoryLimit", "failedJobsHistoryLimit", "startingDeadlineSeconds", "runAsUser", "runAsGroup", "fsGroup",
      "tolerationSeconds", "defaultMode", "partition", "stabilizationWindowSeconds", "deletionGracePeriodSeconds", "priority",
      "automountServiceAccountToken", "enableServiceLinks", "optional", "suspend", "immutable", "privileged",
      "allowPrivilegeEscalation", "readOnlyRootFilesystem", "runAsNonRoot", "orphanDependents", "controller",
      "blockOwnerDeletion", "shareProcessNamespace", "setHostnameAsFQDN", "hostUsers", "allocateLoadBalancerNodePorts");

  private static final class Tables {
    private static final MessageTable TABLE = MessageTable.load();
  }

  private final MessageTable table;

  private ProtobufReader(MessageTable table) {
    this.table = table;
  }

  /// @return empty if the kind has no protobuf
  /// @throws MalformedException if the bytes are no such message
  public static Optional<ObjectNode> read(byte[] body) {
    if (body.length < MAGIC.length || !Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new MalformedException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
    }
    String apiVersion = "";
    String kind = "";
    byte[] raw = new byte[0];
    Wire unknown = new Wire(Arrays.copyOfRange(body, MAGIC.length, body.length));
    while (unknown.next()) {
      if (unknown.number() == 1) {
        Wire type = new Wire(unknown.content());
        while (type.next()) {
          apiVersion = type.number() == 1 ? type.text() : apiVersion;
          kind = type.number() == 2 ? type.text() : kind;
        }
      } else if (unknown.number() == 2) {
        raw = unknown.content();
      }
    }
    Integer root = Tables.TABLE.root(apiVersion, kind);
    if (root == null) {
      return Optional.empty();
    }
    ObjectNode object = Json.object().put("kind", kind).put("apiVersion", apiVersion);
    new ProtobufReader(Tables.TABLE).message(root, raw, object, 0);
    return Optional.of(object);
  }

  private void message(int message, byte[] bytes, ObjectNode into, int depth) {
    if (depth > DEEPEST) {
      throw new MalformedException("it is too deep");
    }
    Map<Integer, Field> fields = table.fields(message);
    Wire wire = new Wire(bytes);
    while (wire.next()) {
      Field field = fields.get(wire.number());
      if (field != null) {
        field(field, wire, into, depth);
      }
    }
  }

  private void field(Field field, Wire wire, ObjectNode into, int depth) {
    switch (field.mark()) {
      case '^' -> message(field.message(), wire.content(), into, depth + 1);
      case '%' -> entry(field, new Wire(wire.content()), Json.child(into, field.name()), depth);
      case '*' -> {
        ArrayNode list = Json.list(into, field.name());
        if (wire.isContent() && isScalar(field)) {
          packed(field, new Wire(wire.content()), wire.content().length, list);
        } else {
          list.add(orNull(value(field, wire, depth)));
        }
      }
      default -> {
        JsonNode value = value(field, wire, depth);
        if (value != null && (MEANT.contains(field.name()) || !isNothing(value))) {
          into.set(field.name(), value);
        }
      }
    }
  }

  private static boolean isScalar(Field field) {
    return field.type() == 'i' || field.type() == 'b';
  }

  private static void packed(Field field, Wire values, int length, ArrayNode into) {
    for (int taken = 0; taken < length; ) {
      long value = values.varint();
      taken += Math.max(1, (63 - Long.numberOfLeadingZeros(value | 1)) / 7 + 1);
      into.add(field.type() == 'b' ? JsonNodeFactory.instance.booleanNode(value != 0) : JsonNodeFactory.instance.numberNode(value));
    }
  }

  /// The empty text, zero and false, which Go leaves out.
  private static boolean isNothing(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.asText().isEmpty();
      case NUMBER -> value.asDouble() == 0;
      case BOOLEAN -> !value.asBoolean();
      default -> false;
    };
  }

  private void entry(Field field, Wire wire, ObjectNode into, int depth) {
    String key = "";
    JsonNode value = null;
    while (wire.next()) {
      if (wire.number() == 1) {
        key = wire.text();
      } else if (wire.number() == 2) {
        value = value(field, wire, depth);
      }
    }
    into.set(key, value == null && field.type() == 's' ? JsonNodeFactory.instance.textNode("") : orNull(value));
  }

  private static JsonNode orNull(@Nullable JsonNode value) {
    return value == null ? JsonNodeFactory.instance.nullNode() : value;
  }

  private @Nullable JsonNode value(Field field, Wire wire, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (field.type()) {
      case 's' -> nodes.textNode(wire.text());
      case 'b' -> nodes.booleanNode(wire.scalar() != 0);
      case 'i' -> nodes.numberNode(wire.scalar());
      case 'd' -> nodes.numberNode(Double.longBitsToDouble(wire.scalar()));
      case 'x' -> nodes.textNode(Base64.getEncoder().encodeToString(wire.content()));
      case 't' -> time(wire, ChronoUnit.SECONDS);
      case 'u' -> time(wire, ChronoUnit.MICROS);
      case 'D' -> nodes.textNode(Duration.ofNanos(number(wire, 1)).toSeconds() + "s");
      case 'q' -> nodes.textNode(textOf(wire, 1));
      case 'o' -> number(wire, 1) == 0 ? nodes.numberNode(number(wire, 2)) : nodes.textNode(textOf(wire, 3));
      case 'r' -> raw(wire);
      case 'L' -> texts(wire);
      case 'm' -> {
        ObjectNode object = Json.object();
        message(field.message(), wire.content(), object, depth + 1);
        yield object;
      }
      default -> null;
    };
  }

  private static @Nullable JsonNode time(Wire wire, ChronoUnit unit) {
    if (wire.content().length == 0) {
      return null;
    }
    Instant time = Instant.ofEpochSecond(number(wire, 1), number(wire, 2));
    return JsonNodeFactory.instance.textNode(time.truncatedTo(unit).toString());
  }

  private static long number(Wire around, int number) {
    Wire wire = new Wire(around.content());
    long found = 0;
    while (wire.next()) {
      found = wire.number() == number ? wire.scalar() : found;
    }
    return found;
  }

  private static String textOf(Wire around, int number) {
    Wire wire = new Wire(around.content());
    String found = "";
    while (wire.next()) {
      found = wire.number() == number ? wire.text() : found;
    }
    return found;
  }

  private static ArrayNode texts(Wire around) {
    ArrayNode texts = JsonNodeFactory.instance.arrayNode();
    Wire wire = new Wire(around.content());
    while (wire.next()) {
      texts.add(wire.text());
    }
    return texts;
  }

  private static @Nullable JsonNode raw(Wire around) {
    Wire wire = new Wire(around.content());
    while (wire.next()) {
      if (wire.number() == 1) {
        try {
          return Json.MAPPER.readTree(wire.content());
        } catch (IOException e) {
          throw new MalformedException("raw JSON that cannot be read");
        }
      }
    }
    return null;
  }
}
