// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import dev.pilothouse.core.kind.FieldReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The `Status` object with which the API says what went wrong.
///
/// @param code the HTTP code that it stands for; 0 when it has none
/// @param retryAfter zero when it does not say
public record ServerStatus(int code, String reason, String message, Duration retryAfter) {

  /// Reads the status that is the current value.
  public static ServerStatus read(FieldReader in) {
    long code = 0;
    String reason = "";
    String message = "";
    long seconds = 0;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "code" -> code = in.number();
          case "reason" -> reason = in.text();
          case "message" -> message = in.text();
          case "details" -> seconds = retryAfter(in);
          default -> in.skip();
        }
      }
    }
    return new ServerStatus((int) code, reason, message, Duration.ofSeconds(Math.clamp(seconds, 0, 3_600)));
  }

  private static long retryAfter(FieldReader in) {
    long seconds = 0;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals("retryAfterSeconds")) {
          seconds = in.number();
        } else {
          in.skip();
        }
      }
    }
    return seconds;
  }

  /// The words of an error's body: the message of a status in protobuf, else the body as it is.
  public static String words(boolean protobuf, byte[] body) {
    if (!protobuf) {
      return new String(body, StandardCharsets.UTF_8);
    }
    try {
      TextCache texts = new TextCache(64);
      Envelope envelope = new Envelope(texts);
      envelope.open(body, 0, body.length);
      ProtobufSchema.Message message = ProtobufSchema.get().root(envelope.apiVersion(), envelope.kind());
      if (message == null) {
        return "";
      }
      ProtobufFieldReader reader = new ProtobufFieldReader(ProtobufSchema.get(), texts);
      reader.reset(body, envelope.start(), envelope.length(), message);
      return read(reader).message();
    } catch (IOException | UncheckedIOException unreadable) {
      return "";
    }
  }
}
