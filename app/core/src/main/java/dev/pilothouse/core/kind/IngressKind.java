// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.ResourceKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Ingresses.
public final class IngressKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("networking.k8s.io", "v1", "ingresses", "Ingress", true);

  public static final Field<String> CLASS = Field.text(0, "class");
  /// With commas; `*` for a rule without a host.
  public static final Field<String> HOSTS = Field.text(1, "hosts");
  public static final Field<String> ADDRESS = Field.text(2, "address");
  public static final Field<Boolean> TLS = Field.flag(3, "tls");
  /// Names of the Services that rules and default send to, with commas.
  public static final Field<String> SERVICES = Field.text(4, "services");
  private static final int FIELDS = 5;

  private final List<Column> columns =
      Columns.of(this)
          .text("class", 120, CLASS)
          .mono("hosts", 260, HOSTS)
          .mono("address", 160, ADDRESS)
          .text("ports", 80, row -> row.flag(TLS) ? "80, 443" : "80")
          .text("services", 180, SERVICES)
          .done();

  public IngressKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  void readSpec(FieldReader in, RowBuilder row) {
    Set<String> hosts = new LinkedHashSet<>();
    Set<String> services = new LinkedHashSet<>();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "ingressClassName" -> row.set(CLASS, in.sharedText());
        case "tls" -> row.set(TLS, countElements(in) > 0);
        case "defaultBackend" -> readBackend(in, services);
        case "rules" -> {
          if (in.enterArray()) {
            while (in.nextElement()) {
              readRule(in, hosts, services);
            }
          }
        }
        default -> in.skip();
      }
    }
    row.set(HOSTS, String.join(", ", hosts));
    row.set(SERVICES, String.join(", ", services));
  }

  private static void readRule(FieldReader in, Set<String> hosts, Set<String> services) {
    String host = "*";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "host" -> host = in.text();
          case "http" -> readPaths(in, services);
          default -> in.skip();
        }
      }
    }
    hosts.add(host.isEmpty() ? "*" : host);
  }

  private static void readPaths(FieldReader in, Set<String> services) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      if (!field.equals("paths")) {
        in.skip();
      } else if (in.enterArray()) {
        while (in.nextElement()) {
          if (in.enterObject()) {
            for (String part; (part = in.nextField()) != null; ) {
              if (part.equals("backend")) {
                readBackend(in, services);
              } else {
                in.skip();
              }
            }
          }
        }
      }
    }
  }

  private static void readBackend(FieldReader in, Set<String> services) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      if (field.equals("service")) {
        services.add(textOf("name", in));
      } else {
        in.skip();
      }
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    if (field.equals("loadBalancer")) {
      row.set(ADDRESS, String.join(", ", LoadBalancer.addresses(in)));
    } else {
      in.skip();
    }
  }
}
