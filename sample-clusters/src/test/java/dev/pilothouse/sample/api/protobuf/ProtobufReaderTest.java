// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.protobuf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProtobufReaderTest {

  private static byte[] field(int number, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(content::writeBytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((number << 3) | 2);
    varint(out, content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  private static byte[] number(int number, long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3);
    varint(out, value);
    return out.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] body(String apiVersion, String kind, byte[]... raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'k', '8', 's', 0});
    out.writeBytes(field(1, field(1, text(apiVersion)), field(2, text(kind))));
    out.writeBytes(field(2, raw));
    return out.toByteArray();
  }

  @Test
  void mapsBytesAndTextsComeAsJsonHasThem() {
    byte[] body = body("v1", "Secret",
        field(1, field(1, text("login")), field(3, text("")), field(8, new byte[0])),
        field(2, field(1, text("user")), field(2, text("me"))),
        field(3, text("Opaque")));
    assertThat(ProtobufReader.read(body).orElseThrow().toString()).isEqualTo(
        "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"login\"},\"data\":{\"user\":\"bWU=\"},\"type\":\"Opaque\"}");
  }

  @Test
  void aZeroThatWasMeantStaysAndOneThatWasNotGoes() {
    byte[] spec = field(2, number(1, 0), number(5, 0), number(6, 0));
    ObjectNode deployment = ProtobufReader.read(body("apps/v1", "Deployment", spec)).orElseThrow();
    assertThat(deployment.path("spec").toString()).isEqualTo("{\"replicas\":0,\"revisionHistoryLimit\":0}");
  }

  @Test
  void aKindWithoutProtobufIsNotRead() {
    assertThat(ProtobufReader.read(body("ships.example/v1", "Ferry"))).isEmpty();
  }

  @Test
  void bytesThatAreNoMessageAreRefusedAndNothingElseHappens() {
    byte[] whole = body("v1", "ConfigMap", field(1, field(1, text("one"))), field(2, field(1, text("k")), field(2, text("v"))));
    assertThatThrownBy(() -> ProtobufReader.read(new byte[0])).isInstanceOf(ProtobufReader.MalformedException.class);
    assertThatThrownBy(() -> ProtobufReader.read(text("{}"))).isInstanceOf(ProtobufReader.MalformedException.class);
    for (int length = 5; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(ProtobufReader.read(cut).map(object -> object.path("data").isEmpty()).orElse(true)).isTrue();
      } catch (ProtobufReader.MalformedException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
    for (int at = 4; at < whole.length; at++) {
      byte[] odd = whole.clone();
      odd[at] = (byte) 0xff;
      try {
        ProtobufReader.read(odd);
      } catch (ProtobufReader.MalformedException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }
}
