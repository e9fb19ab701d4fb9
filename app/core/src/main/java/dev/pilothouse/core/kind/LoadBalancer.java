// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;

/// Reads `status.loadBalancer` of Services and Ingresses.
final class LoadBalancer {
  private LoadBalancer() {}

  /// Host names and addresses, as the load balancer got them.
  static List<String> addresses(FieldReader in) {
    List<String> found = new ArrayList<>();
    if (!in.enterObject()) {
      return found;
    }
    for (String field; (field = in.nextField()) != null; ) {
      if (!field.equals("ingress")) {
        in.skip();
      } else if (in.enterArray()) {
        while (in.nextElement()) {
          readOne(in, found);
        }
      }
    }
    return found;
  }

  private static void readOne(FieldReader in, List<String> found) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "ip", "hostname" -> {
          String address = in.text();
          if (!address.isEmpty()) {
            found.add(address);
          }
        }
        default -> in.skip();
      }
    }
  }
}
