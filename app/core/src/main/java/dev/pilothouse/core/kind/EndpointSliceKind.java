// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.List;
import java.util.StringJoiner;

/// EndpointSlices: the addresses behind a Service.
public final class EndpointSliceKind extends BuiltInKind implements Replicated {
  public static final ResourceKind KIND =
      new ResourceKind("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", true);

  public static final Field<String> ADDRESS_TYPE = Field.text(0, "addressType");
  public static final Field<String> PORTS = Field.text(1, "ports");
  /// The first addresses, with commas.
  public static final Field<String> ADDRESSES = Field.text(2, "addresses");
  public static final Field<Long> ENDPOINTS = Field.number(3, "endpoints");
  public static final Field<Long> READY_ENDPOINTS = Field.number(4, "readyEndpoints");
  private static final int FIELDS = 5;
  private static final int SHOWN = 3;

  private final List<Column> columns =
      Columns.of(this)
          .ready(this)
          .status(150)
          .text("service", 160, row -> row.labels().get("kubernetes.io/service-name"))
          .mono("addresses", 300, ADDRESSES)
          .mono("ports", 120, PORTS)
          .text("addressType", 90, ADDRESS_TYPE)
          .wide()
          .done();

  public EndpointSliceKind() {
    super(KIND, FIELDS, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public long ready(Row row) {
    return row.number(READY_ENDPOINTS);
  }

  @Override
  public long wanted(Row row) {
    return row.number(ENDPOINTS);
  }

  @Override
  void other(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "addressType" -> row.set(ADDRESS_TYPE, in.sharedText());
      case "ports" -> row.set(PORTS, ports(in));
      case "endpoints" -> readEndpoints(in, row);
      default -> in.skip();
    }
  }

  private static String ports(FieldReader in) {
    StringJoiner ports = new StringJoiner(", ");
    if (in.enterArray()) {
      while (in.nextElement()) {
        ports.add(textOf("port", in));
      }
    }
    return ports.toString();
  }

  private static void readEndpoints(FieldReader in, RowBuilder row) {
    if (!in.enterArray()) {
      return;
    }
    StringJoiner addresses = new StringJoiner(", ");
    long all = 0;
    long ready = 0;
    while (in.nextElement()) {
      // An endpoint that does not say is ready (discovery/v1, EndpointConditions).
      boolean isReady = true;
      if (in.enterObject()) {
        for (String field; (field = in.nextField()) != null; ) {
          switch (field) {
            case "addresses" -> {
              List<String> own = texts(in);
              if (all < SHOWN) {
                own.forEach(addresses::add);
              }
            }
            case "conditions" -> isReady = !textOf("ready", in).equals("false");
            default -> in.skip();
          }
        }
      }
      all++;
      ready += isReady ? 1 : 0;
    }
    row.set(ADDRESSES, addresses + (all > SHOWN ? " +" + (all - SHOWN) : ""));
    row.set(ENDPOINTS, all);
    row.set(READY_ENDPOINTS, ready);
  }

  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    return wanted(row) == 0
        ? Status.of(Health.NEUTRAL, "status.endpoints.none")
        : Replicas.status(ready(row), wanted(row));
  }
}
