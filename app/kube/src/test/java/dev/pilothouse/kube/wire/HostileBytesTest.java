// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import dev.pilothouse.core.kind.PodKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Bytes that are broken, cut or made to hurt cost an error, never more.
class HostileBytesTest {
  private final TextCache texts = new TextCache();

  private JsonFieldReader json(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonFieldReader reader = JsonFieldReader.of(bytes, 0, bytes.length, texts);
    reader.nextValue();
    return reader;
  }

  private void readAll(byte[] protobuf, int length) throws Exception {
    Envelope envelope = new Envelope(texts);
    envelope.open(protobuf, 0, length);
    ProtobufFieldReader reader = new ProtobufFieldReader(ProtobufSchema.get(), texts);
    reader.reset(protobuf, envelope.start(), envelope.length(), ProtobufSchema.get().root("v1", "Pod"));
    new RowReader(new PodKind(), new SharedValues()).read(reader);
  }

  private static byte[] recorded() throws Exception {
    try (InputStream in = HostileBytesTest.class.getResourceAsStream("recorded/pods.pb")) {
      return in.readAllBytes();
    }
  }

  @Test
  void textThatEndsInTheMiddleIsAnError() throws Exception {
    JsonFieldReader reader = json("{\"a\":{\"b\":1");
    assertThatThrownBy(() -> {
      reader.enterObject();
      while (reader.nextField() != null) {
        reader.skip();
      }
    }).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void nestingHasALimit() throws Exception {
    JsonFieldReader reader = json("[".repeat(5_000));
    assertThatThrownBy(() -> {
      while (reader.enterArray()) {
        reader.nextElement();
      }
    }).isInstanceOf(UncheckedIOException.class).hasMessageContaining("100");
  }

  @Test
  void valuesOfAnotherTypeAreEmpty() throws Exception {
    JsonFieldReader reader = json("{\"a\":\"x\",\"b\":{\"c\":[1]},\"d\":123456789012345678901234567890,\"e\":null,\"f\":true,\"g\":[1],\"h\":2.5}");
    reader.enterObject();
    reader.nextField();
    assertThat(reader.number()).isZero();
    reader.nextField();
    assertThat(reader.text()).isEmpty();
    reader.nextField();
    assertThat(reader.number()).isZero();
    reader.nextField();
    assertThat(reader.enterObject()).isFalse();
    reader.nextField();
    assertThat(reader.text()).isEqualTo("true");
    reader.nextField();
    assertThat(reader.bool()).isFalse();
    reader.nextField();
    assertThat(reader.number()).isEqualTo(2);
    assertThat(reader.nextField()).isNull();
  }

  @Test
  void protobufThatIsCutAnywhereIsAnErrorOrARow() throws Exception {
    byte[] whole = recorded();
    for (int length = 5; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        readAll(cut, length);
      } catch (UncheckedIOException | java.io.IOException expected) {
        assertThat(expected).isNotNull();
      }
    }
  }

  @Test
  void protobufWithBytesChangedIsAnErrorOrARow() throws Exception {
    byte[] whole = recorded();
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      byte[] changed = whole.clone();
      for (int i = 0; i < 4; i++) {
        changed[4 + random.nextInt(changed.length - 4)] = (byte) random.nextInt();
      }
      try {
        readAll(changed, changed.length);
      } catch (UncheckedIOException | java.io.IOException expected) {
        assertThat(expected).isNotNull();
      }
    }
  }

  @Test
  void anEventOfAWatchInProtobufThatIsBrokenCostsOnlyItself() throws Exception {
    byte[] broken = {0, 0, 0, 3, 9, 9, 9};
    ProtobufWatchStream stream = new ProtobufWatchStream(new ByteArrayInputStream(broken), texts);
    assertThatThrownBy(stream::next).isInstanceOf(WatchStream.BrokenEventException.class);
    assertThat(stream.next()).isNull();
  }

  @Test
  void equalTextsAreOneObject() {
    byte[] bytes = "kube-system kube-system größe größe".getBytes(StandardCharsets.UTF_8);
    assertThat(texts.get(bytes, 0, 11)).isEqualTo("kube-system").isSameAs(texts.get(bytes, 12, 11));
    assertThat(texts.get(bytes, 24, 7)).isEqualTo("größe").isSameAs(texts.get(bytes, 32, 7));
    assertThat(texts.get("kube-system".toCharArray(), 0, 11)).isSameAs(texts.get(bytes, 0, 11));
  }

  @Test
  void timesAreReadInEveryForm() {
    assertThat(WireTime.epochSecond("2026-11-21T06:02:17Z")).isEqualTo(1_795_240_937L);
    assertThat(WireTime.epochSecond("2026-11-21T08:02:17.123456+02:00")).isEqualTo(1_795_240_937L);
    assertThat(WireTime.epochSecond("2026-13-41T06:02:17Z")).isZero();
    assertThat(WireTime.epochSecond("tomorrow")).isZero();
  }
}
