// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Services. Which pods are behind one is a matter of `core.relation`.
public final class ServiceKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "services", "Service", true);

  public static final Field<String> TYPE = Field.text(0, "type");
  public static final Field<String> CLUSTER_IP = Field.text(1, "clusterIp");
  public static final Field<String> EXTERNAL = Field.text(2, "external");
  /// `80→8080, 443→https/TCP` with the node port in brackets where there is one.
  public static final Field<String> PORTS = Field.text(3, "ports");
  public static final Field<Labels> SELECTOR = Field.of(4, "selector", Labels.class);
  public static final Field<String> EXTERNAL_NAME = Field.text(5, "externalName");
  private static final int FIELDS = 6;

  private final List<Column> columns =
      Columns.of(this)
          .text("type", 110, TYPE)
          .mono("clusterIp", 120, CLUSTER_IP)
          .mono("external", 160, ServiceKind::external)
          .mono("ports", 180, PORTS)
          .mono("selector", 220, row -> row.get(SELECTOR) == null ? null : String.valueOf(row.get(SELECTOR)))
          .done();

  public ServiceKind() {
    super(KIND, FIELDS, Capability.LOGS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  private static @Nullable Object external(Row row) {
    return row.text(EXTERNAL_NAME).isEmpty() ? row.get(EXTERNAL) : row.text(EXTERNAL_NAME);
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "type" -> row.set(TYPE, in.sharedText());
      case "clusterIP" -> row.set(CLUSTER_IP, in.text());
      case "externalName" -> row.set(EXTERNAL_NAME, in.text());
      case "externalIPs" -> addExternal(row, String.join(", ", texts(in)));
      case "selector" -> row.set(SELECTOR, labels(in));
      case "ports" -> row.set(PORTS, ports(in));
      default -> in.skip();
    }
  }

  private static void addExternal(RowBuilder row, String more) {
    String before = row.get(EXTERNAL);
    if (!more.isEmpty()) {
      row.set(EXTERNAL, before == null ? more : before + ", " + more);
    }
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    if (field.equals("loadBalancer")) {
      LoadBalancer.addresses(in).forEach(address -> addExternal(row, address));
    } else {
      in.skip();
    }
  }

  private static String ports(FieldReader in) {
    StringJoiner all = new StringJoiner(", ");
    if (in.enterArray()) {
      while (in.nextElement()) {
        all.add(port(in));
      }
    }
    return all.toString();
  }

  private static String port(FieldReader in) {
    String port = "";
    String target = "";
    String protocol = "";
    long nodePort = 0;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "port" -> port = in.text();
          case "targetPort" -> target = in.sharedText();
          case "protocol" -> protocol = in.sharedText();
          case "nodePort" -> nodePort = in.number();
          default -> in.skip();
        }
      }
    }
    return port
        + (target.isEmpty() || target.equals(port) || target.equals("0") ? "" : "→" + target)
        + (protocol.isEmpty() || protocol.equals("TCP") ? "" : "/" + protocol)
        + (nodePort == 0 ? "" : " (" + nodePort + ")");
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    boolean waits = row.text(TYPE).equals("LoadBalancer") && row.text(EXTERNAL).isEmpty();
    return waits ? Status.of(Health.PROGRESSING, "status.service.noAddress") : PRESENT;
  }
}
