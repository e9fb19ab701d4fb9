// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request that passed the guard.
///
/// @param caller who sent it
/// @param path decoded, without query
/// @param query decoded; a name may stand several times
/// @param headers by lower-case name, without the authorization
@SuppressWarnings("ArrayRecordComponent") // requests are never compared
public record Request(
    Caller caller, String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {

  /// The first value of a query parameter, empty if there is none.
  public String param(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  public boolean flag(String name) {
    String value = param(name);
    return value.equals("true") || value.equals("1");
  }

  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /// The same with another header.
  public Request with(String name, String value) {
    Map<String, String> others = new LinkedHashMap<>(headers);
    others.put(name.toLowerCase(Locale.ROOT), value);
    return new Request(caller, method, path, query, others, body);
  }

  /// The content type without its parameters.
  public String contentType() {
    String type = header("content-type");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
