// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.metrics;

import dev.pilothouse.core.kind.FieldReader;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.port.MetricsSource.Usage;
import java.util.HashMap;
import java.util.Map;

/// Reads a list of metrics.k8s.io item by item: of many pods it is too long to be kept whole. One thread.
final class UsageReader {
  private final Map<String, Usage> found = new HashMap<>();
  private String namespace = "";
  private String name = "";
  private double cores;
  private long bytes;

  private UsageReader() {}

  /// What each item uses, all its containers together, by `namespace/name`, or by name where it has no namespace.
  static Map<String, Usage> read(FieldReader in) {
    UsageReader reader = new UsageReader();
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals("items") && in.enterArray()) {
          while (in.nextElement()) {
            reader.item(in);
          }
        }
      }
    }
    return reader.found;
  }

  private void item(FieldReader in) {
    namespace = "";
    name = "";
    cores = 0;
    bytes = 0;
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "metadata" -> metadata(in);
        case "usage" -> usage(in);
        case "containers" -> containers(in);
        default -> in.skip();
      }
    }
    found.put(namespace.isEmpty() ? name : namespace + "/" + name, new Usage(cores, bytes));
  }

  private void metadata(FieldReader in) {
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "name" -> name = in.text();
          case "namespace" -> namespace = in.sharedText();
          default -> in.skip();
        }
      }
    }
  }

  private void containers(FieldReader in) {
    if (in.enterArray()) {
      while (in.nextElement()) {
        if (in.enterObject()) {
          for (String field; (field = in.nextField()) != null; ) {
            if (field.equals("usage")) {
              usage(in);
            }
          }
        }
      }
    }
  }

  /// Nothing uses less than nothing, whatever a metrics server says.
  private void usage(FieldReader in) {
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "cpu" -> cores += Math.max(0, cores(in.text()));
          case "memory" -> bytes += Math.max(0, Quantity.units(in.text()));
          default -> in.skip();
        }
      }
    }
  }

  /// metrics-server writes billionths of a core, which must not be rounded up to thousandths for each container.
  private static double cores(String text) {
    int digits = text.length() - 1;
    boolean billionths = digits > 0 && digits <= 18 && text.charAt(digits) == 'n';
    for (int i = 0; billionths && i < digits; i++) {
      billionths = Character.isDigit(text.charAt(i));
    }
    return billionths ? Long.parseLong(text, 0, digits, 10) / 1e9 : Quantity.millis(text) / 1e3;
  }
}
