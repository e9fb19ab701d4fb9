// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.FieldManagers;
import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.Kinds;
import dev.pilothouse.core.kind.Row;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Lists that a real API server gave in both encodings: the protobuf one must read exactly as the JSON one.
class RecordedObjectsTest {
  private final TextCache texts = new TextCache();

  static Stream<String> recorded() {
    return Stream.of(
        "clusterroles", "configmaps", "controllerrevisions", "cronjobs", "customresourcedefinitions", "daemonsets", "deployments",
        "endpointslices", "events", "flowschemas", "horizontalpodautoscalers", "ingresses", "jobs", "leases", "newevents", "nodes",
        "persistentvolumeclaims", "persistentvolumes", "poddisruptionbudgets", "pods", "replicasets", "services", "statefulsets",
        "storageclasses");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void protobufReadsAsJson(String name) throws Exception {
    JsonNode list = new ObjectMapper().readTree(bytes(name + ".json"));
    List<FieldReader> objects = protobufItems(bytes(name + ".pb"), list);
    for (int i = 0; i < objects.size(); i++) {
      compare(name + "[" + i + "]", list.get("items").get(i), objects.get(i));
    }
    assertThat(objects).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void jsonReadsAsItself(String name) throws Exception {
    byte[] json = bytes(name + ".json");
    JsonFieldReader reader = JsonFieldReader.of(json, 0, json.length, texts);
    reader.nextValue();
    compare(name, new ObjectMapper().readTree(json), reader);
    assertThat(reader.nextValue()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void skippingAnythingLosesNothingAfterIt(String name) throws Exception {
    JsonNode list = new ObjectMapper().readTree(bytes(name + ".json"));
    for (FieldReader object : protobufItems(bytes(name + ".pb"), list)) {
      Set<String> fields = new TreeSet<>();
      object.enterObject();
      for (String field; (field = object.nextField()) != null; ) {
        fields.add(field);
        if (object.enterObject()) {
          for (int i = 0; object.nextField() != null; i++) {
            if (i % 2 == 0) {
              object.skip();
            }
          }
        }
      }
      assertThat(fields).contains("metadata");
    }
  }

  @Test
  void aWorkloadsRowKnowsWhoWroteItsTemplateInBothEncodings() throws Exception {
    byte[] json = bytes("deployments.json");
    KindDescriptor kind =
        new Kinds().builtIn().stream().filter(one -> one.kind().equals(DeploymentKind.KIND)).findFirst().orElseThrow();
    RowReader rows = new RowReader(kind, new SharedValues());
    List<String> found = new ArrayList<>();
    for (FieldReader object : protobufItems(bytes("deployments.pb"), new ObjectMapper().readTree(json))) {
      rows.read(object);
      found.add(author(rows.row()));
    }
    for (JsonNode item : new ObjectMapper().readTree(json).get("items")) {
      byte[] one = item.toString().getBytes(StandardCharsets.UTF_8);
      JsonFieldReader reader = JsonFieldReader.of(one, 0, one.length, texts);
      reader.nextValue();
      rows.read(reader);
      found.add(author(rows.row()));
    }
    assertThat(found).hasSize(4).allMatch("kubectl-client-side-apply at 2026-11-21T05:54:08Z"::equals);
  }

  private static String author(Row row) {
    FieldManagers.Entry entry = row.get(DeploymentKind.MANAGERS).template(0, Long.MAX_VALUE);
    return entry.manager() + " at " + Instant.ofEpochSecond(entry.time());
  }

  private List<FieldReader> protobufItems(byte[] list, JsonNode json) throws Exception {
    Envelope envelope = new Envelope(texts);
    envelope.open(list, 0, list.length);
    assertThat(envelope.kind()).isEqualTo(json.get("kind").asText());
    ProtobufSchema schema = ProtobufSchema.get();
    ProtobufSchema.Message message = schema.root(envelope.apiVersion(), envelope.kind().replaceFirst("List$", ""));
    assertThat(message).as("message of " + envelope.kind()).isNotNull();
    List<FieldReader> items = new ArrayList<>();
    var in = com.google.protobuf.CodedInputStream.newInstance(list, envelope.start(), envelope.length());
    for (int tag; (tag = in.readTag()) != 0; ) {
      int size = in.readRawVarint32();
      if (tag >>> 3 == 2) {
        ProtobufFieldReader reader = new ProtobufFieldReader(schema, texts);
        reader.reset(list, envelope.start() + in.getTotalBytesRead(), size, message);
        items.add(reader);
      }
      in.skipRawBytes(size);
    }
    return items;
  }

  private void compare(String path, JsonNode expected, FieldReader in) {
    if (path.endsWith("/openAPIV3Schema")) {
      in.skip();
    } else if (expected.isObject()) {
      assertThat(in.enterObject()).as(path).isTrue();
      Set<String> seen = new TreeSet<>();
      for (String field; (field = in.nextField()) != null; ) {
        seen.add(field);
        if (expected.has(field)) {
          compare(path + "/" + field, expected.get(field), in);
        } else {
          assertThat(in.text()).as(path + "/" + field + ", which JSON leaves out").isIn("", "0", "false");
        }
      }
      Set<String> names = new TreeSet<>();
      expected.properties().forEach(field -> {
        if (!field.getValue().isNull() && !(field.getValue().isTextual() && field.getValue().asText().isEmpty())) {
          names.add(field.getKey());
        }
      });
      // Protobuf has no place for the type of an object inside another one, as in volumeClaimTemplates.
      names.removeAll(path.contains("volumeClaimTemplates") ? Set.of("kind", "apiVersion") : Set.of());
      assertThat(seen).as(path).containsAll(names);
    } else if (expected.isArray()) {
      assertThat(in.enterArray()).as(path).isTrue();
      int count = 0;
      while (in.nextElement()) {
        compare(path + "[" + count + "]", expected.get(count), in);
        count++;
      }
      assertThat(count).as(path).isEqualTo(expected.size());
    } else if (!expected.isNull()) {
      assertThat(in.text()).as(path).isEqualTo(expected.asText());
    } else {
      in.skip();
    }
  }

  private static byte[] bytes(String file) throws Exception {
    try (InputStream in = RecordedObjectsTest.class.getResourceAsStream("recorded/" + file)) {
      assertThat(in).as(file).isNotNull();
      return in.readAllBytes();
    }
  }
}
