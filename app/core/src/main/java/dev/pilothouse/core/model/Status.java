// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.model;

/// How something is, and the words for it. Words go beside every colour.
public record Status(Health health, Message words) {

  public static Status of(Health health, String key, Object... places) {
    return new Status(health, Message.of(key, places));
  }
}
