// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

import java.util.List;

/// A sentence for a person, not yet in a language: a key of the message bundles and what goes into its places. A place is a
/// String, a Number, an Instant, a Duration or another Message.
///
/// @param key as in the bundles, for example `status.crashLoop`
public record Message(String key, List<Object> places) {

  public Message {
    places = List.copyOf(places);
  }

  public static Message of(String key, Object... places) {
    return new Message(key, List.of(places));
  }

  /// A text that came from the cluster or from a person and is shown as it is.
  public static Message literal(String text) {
    return new Message("literal", List.of(text));
  }
}
