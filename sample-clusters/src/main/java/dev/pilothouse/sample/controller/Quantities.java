// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.sample.store.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Kubernetes quantities as whole numbers: CPU in millicores, memory in bytes.
public final class Quantities {

  private static final Map<String, BigDecimal> SUFFIXES = Map.ofEntries(
      Map.entry("n", new BigDecimal("1e-9")),
      Map.entry("u", new BigDecimal("1e-6")),
      Map.entry("m", new BigDecimal("1e-3")),
      Map.entry("k", new BigDecimal("1e3")),
      Map.entry("M", new BigDecimal("1e6")),
      Map.entry("G", new BigDecimal("1e9")),
      Map.entry("T", new BigDecimal("1e12")),
      Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
      Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
      Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
      Map.entry("Ti", BigDecimal.valueOf(1L << 40)));

  private Quantities() {}

  public static long millis(JsonNode quantity) {
    return parse(quantity.asText("0")).movePointRight(3).longValue();
  }

  public static long whole(JsonNode quantity) {
    return parse(quantity.asText("0")).longValue();
  }

  /// What a pod asks of its node: the sum of its containers, or the largest step of its start where that is more.
  ///
  /// @param millis whether to count in thousandths
  public static long requested(JsonNode podSpec, String resource, boolean millis) {
    return effective(podSpec, container -> request(container, resource, millis));
  }

  /// What a pod may take at most, counted in the same way.
  public static long limited(JsonNode podSpec, String resource, boolean millis) {
    return effective(podSpec, container -> amount(Json.at(container, "resources", "limits", resource), millis));
  }

  private static long effective(JsonNode podSpec, ToLongFunction<JsonNode> amount) {
    long sum = 0;
    for (JsonNode container : Json.items(podSpec, "containers")) {
      sum += amount.applyAsLong(container);
    }
    long beside = 0;
    long atStart = 0;
    for (JsonNode container : Json.items(podSpec, "initContainers")) {
      if (Json.text(container, "restartPolicy").equals("Always")) {
        beside += amount.applyAsLong(container);
      } else {
        atStart = Math.max(atStart, beside + amount.applyAsLong(container));
      }
    }
    return Math.max(sum + beside, atStart);
  }

  private static long request(JsonNode container, String resource, boolean millis) {
    JsonNode asked = Json.at(container, "resources", "requests", resource);
    return amount(asked.isMissingNode() ? Json.at(container, "resources", "limits", resource) : asked, millis);
  }

  private static long amount(JsonNode quantity, boolean millis) {
    return millis ? millis(quantity) : whole(quantity);
  }

  private static BigDecimal parse(String text) {
    if (text.isBlank()) {
      return BigDecimal.ZERO;
    }
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    BigDecimal factor = SUFFIXES.getOrDefault(text.substring(end), BigDecimal.ONE);
    try {
      return new BigDecimal(text.substring(0, end)).multiply(factor);
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO;
    }
  }
}
