// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/// The answer to a request.
public sealed interface Reply {

  String JSON = "application/json";
  String TEXT = "text/plain; charset=utf-8";

  /// An answer that is known as a whole.
  ///
  /// @param headers more of them
  @SuppressWarnings("ArrayRecordComponent") // replies are never compared
  record Whole(int status, String contentType, byte[] body, Map<String, String> headers) implements Reply {

    public Whole(int status, String contentType, byte[] body) {
      this(status, contentType, body, Map.of());
    }
  }

  /// An answer that goes on: a watch or a followed log. The function is called once the head is on its way.
  record Stream(String contentType, Consumer<StreamSink> start) implements Reply {}

  static Reply json(int status, byte[] body) {
    return new Whole(status, JSON, body);
  }

  static Reply text(int status, String text) {
    return new Whole(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }
}
