// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Nodes: whether they serve, what they have, who may be placed on them.
public final class NodeKind extends BuiltInKind {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "nodes", "Node", false);

  public static final Field<Boolean> CORDONED = Field.flag(0, "unschedulable");
  public static final Field<Condition.Set> CONDITIONS = Field.of(1, "conditions", Condition.Set.class);
  /// Allocatable, in thousandths of a core.
  public static final Field<Long> CPU = Field.number(2, "cpu");
  /// Allocatable, in bytes.
  public static final Field<Long> MEMORY = Field.number(3, "memory");
  /// Allocatable.
  public static final Field<Long> PODS = Field.number(4, "pods");
  public static final Field<String> VERSION = Field.text(5, "kubeletVersion");
  public static final Field<String> INTERNAL_IP = Field.text(6, "internalIp");
  public static final Field<String> OS_IMAGE = Field.text(7, "osImage");
  public static final Field<String> RUNTIME = Field.text(8, "containerRuntime");
  public static final Field<String> ARCHITECTURE = Field.text(9, "architecture");
  public static final Field<String> KERNEL = Field.text(10, "kernel");
  /// `key=value:Effect`, with commas, without those that the cluster itself sets for a cordon or a lost node.
  public static final Field<String> TAINTS = Field.text(11, "taints");
  public static final Field<Long> CPU_CAPACITY = Field.number(12, "cpuCapacity");
  public static final Field<Long> MEMORY_CAPACITY = Field.number(13, "memoryCapacity");
  public static final Field<String> EXTERNAL_IP = Field.text(14, "externalIp");
  /// All of them, those that the cluster itself sets included.
  public static final Field<Taint.All> ALL_TAINTS = Field.of(15, "allTaints", Taint.All.class);
  /// Allocatable.
  public static final Field<OtherAmounts> OTHERS = Field.of(16, "others", OtherAmounts.class);
  private static final int FIELDS = 17;
  private static final String ROLE = "node-role.kubernetes.io/";
  private static final List<String> PRESSURES = List.of("MemoryPressure", "DiskPressure", "PIDPressure");
  private static final Status CORDON = Status.of(Health.WARNING, "status.cordoned");

  private final List<Column> columns =
      Columns.of(this)
          .status(220)
          .text("roles", 120, NodeKind::roles)
          .text("zone", 110, NodeKind::zone)
          .cpu()
          .memory()
          .amount("cpuAllocatable", 90, row -> PodKind.cores(row, CPU), row -> row.number(CPU))
          .amount("memoryAllocatable", 100, row -> PodKind.bytes(row, MEMORY), row -> row.number(MEMORY))
          .number("podsAllocatable", 80, PODS)
          .wide()
          .text("taints", 200, TAINTS)
          .text("version", 90, VERSION)
          .mono("internalIp", 120, INTERNAL_IP)
          .wide()
          .mono("externalIp", 120, EXTERNAL_IP)
          .wide()
          .text("instanceType", 120, row -> row.labels().get("node.kubernetes.io/instance-type"))
          .wide()
          .text("osImage", 180, OS_IMAGE)
          .wide()
          .text("kernel", 150, KERNEL)
          .wide()
          .text("runtime", 150, RUNTIME)
          .wide()
          .text("architecture", 90, ARCHITECTURE)
          .wide()
          .done();

  public NodeKind() {
    super(KIND, FIELDS, Capability.CORDON, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  /// The roles that labels name (kubernetes, printers.go findNodeRoles), with commas; null when there are none.
  private static @Nullable Object roles(Row row) {
    StringJoiner roles = new StringJoiner(", ");
    for (String label : row.labels().asMap().keySet()) {
      if (label.startsWith(ROLE) && label.length() > ROLE.length()) {
        roles.add(label.substring(ROLE.length()));
      }
    }
    return roles.length() == 0 ? null : roles.toString();
  }

  public static String zone(Row row) {
    return row.labels().get("topology.kubernetes.io/zone");
  }

  @Override
  void spec(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "unschedulable" -> row.set(CORDONED, in.bool());
      case "taints" -> readTaints(in, row);
      default -> in.skip();
    }
  }

  private static void readTaints(FieldReader in, RowBuilder row) {
    Taint.All all = Taint.readAll(in);
    StringJoiner own = new StringJoiner(", ");
    for (Taint one : all.list()) {
      if (!one.key().startsWith("node.kubernetes.io/")) {
        own.add(one.toString());
      }
    }
    row.set(TAINTS, own.length() == 0 ? null : own.toString());
    row.set(ALL_TAINTS, all.list().isEmpty() ? null : all);
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "conditions" -> row.set(CONDITIONS, conditions(in));
      case "allocatable" -> readAllocatable(in, row);
      case "capacity" -> {
        ResourceAmounts amounts = new ResourceAmounts();
        amounts.read(in);
        row.set(CPU_CAPACITY, amounts.cpu);
        row.set(MEMORY_CAPACITY, amounts.memory);
      }
      case "nodeInfo" -> readInfo(in, row);
      case "addresses" -> readAddresses(in, row);
      default -> in.skip();
    }
  }

  /// The words of conditions that are as they should be say nothing and are not kept.
  private static Condition.Set conditions(FieldReader in) {
    List<Condition> kept = new ArrayList<>();
    for (Condition one : Condition.readAll(in).all()) {
      boolean fine = one.type().equals("Ready") ? one.isTrue() : one.isFalse();
      kept.add(fine ? new Condition(one.type(), one.status(), one.reason(), "", one.since(), one.updated()) : one);
    }
    return new Condition.Set(kept);
  }

  private static void readAllocatable(FieldReader in, RowBuilder row) {
    ResourceAmounts amounts = new ResourceAmounts();
    amounts.read(in);
    row.set(CPU, amounts.cpu);
    row.set(MEMORY, amounts.memory);
    Map<String, Long> others = new HashMap<>(amounts.others());
    row.set(PODS, others.remove("pods"));
    row.set(OTHERS, others.isEmpty() ? null : new OtherAmounts(others));
  }

  private static void readInfo(FieldReader in, RowBuilder row) {
    if (!in.enterObject()) {
      return;
    }
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "kubeletVersion" -> row.set(VERSION, in.sharedText());
        case "osImage" -> row.set(OS_IMAGE, in.sharedText());
        case "containerRuntimeVersion" -> row.set(RUNTIME, in.sharedText());
        case "architecture" -> row.set(ARCHITECTURE, in.sharedText());
        case "kernelVersion" -> row.set(KERNEL, in.sharedText());
        default -> in.skip();
      }
    }
  }

  private static void readAddresses(FieldReader in, RowBuilder row) {
    if (!in.enterArray()) {
      return;
    }
    while (in.nextElement()) {
      String type = "";
      String address = "";
      if (in.enterObject()) {
        for (String field; (field = in.nextField()) != null; ) {
          switch (field) {
            case "type" -> type = in.sharedText();
            case "address" -> address = in.text();
            default -> in.skip();
          }
        }
      }
      if (type.equals("InternalIP")) {
        row.set(INTERNAL_IP, address);
      } else if (type.equals("ExternalIP")) {
        row.set(EXTERNAL_IP, address);
      }
    }
  }

  public static @Nullable Condition condition(Row row, String type) {
    Condition.Set conditions = row.get(CONDITIONS);
    return conditions == null ? null : conditions.find(type);
  }

  /// Ready is Unknown when the node's heartbeats stay out for longer than the grace period (node-lifecycle controller).
  @Override
  public Status status(Row row, long now) {
    if (row.deleted() > 0) {
      return leaving(row, now);
    }
    Condition ready = condition(row, "Ready");
    if (ready == null) {
      return Status.of(Health.WARNING, "status.node.unreported");
    }
    if (ready.status().equals("Unknown")) {
      return Status.of(Health.BAD, "status.node.lost");
    }
    if (!ready.isTrue()) {
      return Status.of(Health.BAD, "status.node.notReady");
    }
    for (String pressure : PRESSURES) {
      Condition found = condition(row, pressure);
      if (found != null && found.isTrue()) {
        return Status.of(Health.WARNING, "status.node." + pressure);
      }
    }
    Condition network = condition(row, "NetworkUnavailable");
    if (network != null && network.isTrue()) {
      return Status.of(Health.BAD, "status.node.NetworkUnavailable");
    }
    return row.flag(CORDONED) ? CORDON : READY;
  }
}
