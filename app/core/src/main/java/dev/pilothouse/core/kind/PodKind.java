// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pods. The rules of their status are in [PodStatus]. Requests are kept for capacity, names of volumes and environment for
/// used-by, the scheduler's words for pending pods.
public final class PodKind extends BuiltInKind implements Replicated {
  public static final ResourceKind KIND = new ResourceKind("", "v1", "pods", "Pod", true);

  public static final Field<String> PHASE = Field.text(0, "phase");
  /// `status.reason`, as `Evicted` or `NodeLost`.
  public static final Field<String> REASON = Field.text(1, "reason");
  /// `status.message`, kept only with a reason.
  public static final Field<String> MESSAGE = Field.text(2, "message");
  public static final Field<String> NODE = Field.text(3, "node");
  public static final Field<String> IP = Field.text(4, "ip");
  public static final Field<ContainerState.All> CONTAINERS = Field.of(5, "containers", ContainerState.All.class);
  /// Containers of the spec that are to be ready: the main ones and the init containers that stay beside them.
  public static final Field<Long> WANTED = Field.number(6, "wanted");
  public static final Field<Long> INITS = Field.number(7, "inits");
  /// Names of the init containers that stay beside the main ones, with commas.
  public static final Field<String> SIDECARS = Field.text(8, "sidecars");
  /// The reason of a false PodScheduled: `Unschedulable`, `SchedulingGated`.
  public static final Field<String> UNSCHEDULED = Field.text(9, "unscheduled");
  public static final Field<String> SCHEDULER_WORDS = Field.text(10, "schedulerWords");
  /// Whether the condition Ready holds.
  public static final Field<Boolean> READY_CONDITION = Field.flag(11, "readyCondition");
  /// When the condition Ready last changed.
  public static final Field<Long> READY_SINCE = Field.number(12, "readySince");
  public static final Field<Boolean> INITIALIZED = Field.flag(13, "initialized");
  /// In thousandths of a core.
  public static final Field<Long> CPU_REQUEST = Field.number(14, "cpuRequest");
  /// In bytes.
  public static final Field<Long> MEMORY_REQUEST = Field.number(15, "memoryRequest");
  public static final Field<Long> CPU_LIMIT = Field.number(16, "cpuLimit");
  public static final Field<Long> MEMORY_LIMIT = Field.number(17, "memoryLimit");
  public static final Field<String> SERVICE_ACCOUNT = Field.text(18, "serviceAccount");
  public static final Field<PodReferences> REFERENCES = Field.of(19, "references", PodReferences.class);
  public static final Field<String> IMAGES = Field.text(20, "images");
  public static final Field<String> QOS = Field.text(21, "qos");
  public static final Field<Long> GATES = Field.number(22, "gates");
  public static final Field<PodScheduling> SCHEDULING = Field.of(23, "scheduling", PodScheduling.class);
  /// When it was bound to its node; absent before that.
  public static final Field<Long> SCHEDULED_SINCE = Field.number(24, "scheduledSince");
  /// How long it may take to end, in seconds; only of a pod that is being deleted.
  public static final Field<Long> GRACE = Field.number(25, "grace");
  /// The readiness gates whose condition does not hold, with commas.
  public static final Field<String> UNMET_GATES = Field.text(26, "unmetGates");
  /// The container whose log is meant when none is named (`kubectl.kubernetes.io/default-container`); absent without one.
  public static final Field<String> DEFAULT_CONTAINER = Field.text(27, "defaultContainer");
  private static final int FIELDS = 28;
  private static final Map<String, Field<String>> ANNOTATIONS =
      Map.of("kubectl.kubernetes.io/default-container", DEFAULT_CONTAINER);

  private final List<Column> columns =
      Columns.of(this)
          .ready(this)
          .status(230)
          .number("restarts", 80, PodStatus::restarts)
          .cpu()
          .memory()
          .mono("node", 140, NODE)
          .mono("ip", 120, IP)
          .wide()
          .amount("cpuRequest", 90, row -> cores(row, CPU_REQUEST), row -> row.number(CPU_REQUEST))
          .wide()
          .amount("memoryRequest", 100, row -> bytes(row, MEMORY_REQUEST), row -> row.number(MEMORY_REQUEST))
          .wide()
          .amount("cpuLimit", 90, row -> cores(row, CPU_LIMIT), row -> row.number(CPU_LIMIT))
          .wide()
          .amount("memoryLimit", 100, row -> bytes(row, MEMORY_LIMIT), row -> row.number(MEMORY_LIMIT))
          .wide()
          .text("owner", 180, PodKind::ownerText)
          .wide()
          .mono("images", 260, IMAGES)
          .wide()
          .text("qos", 90, QOS)
          .wide()
          .text("serviceAccount", 130, SERVICE_ACCOUNT)
          .wide()
          .text("reason", 150, PodStatus::kubectlWord)
          .wide()
          .done();

  public PodKind() {
    super(KIND, FIELDS, Capability.LOGS, Capability.SHELL, Capability.DELETE);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Status status(Row row, long now) {
    return PodStatus.of(row, now);
  }

  @Override
  public long ready(Row row) {
    return PodStatus.readyContainers(row);
  }

  @Override
  public long wanted(Row row) {
    return row.number(WANTED);
  }

  /// The containers as their kubelet reported them; empty before it did.
  public static List<ContainerState> containers(Row row) {
    ContainerState.All all = row.get(CONTAINERS);
    return all == null ? List.of() : all.list();
  }

  /// What the pod names in volumes and environment.
  public static List<PodReferences.Reference> references(Row row) {
    PodReferences references = row.get(REFERENCES);
    return references == null ? List.of() : references.all();
  }

  private static @Nullable Object ownerText(Row row) {
    Owner owner = row.owner();
    return owner == null ? null : owner.kind() + " " + owner.name();
  }

  static @Nullable Object cores(Row row, Field<Long> millis) {
    Long value = row.get(millis);
    return value == null || value == 0 ? null : Quantity.readableCores(value);
  }

  static @Nullable Object bytes(Row row, Field<Long> bytes) {
    Long value = row.get(bytes);
    return value == null || value == 0 ? null : Quantity.readableBytes(value);
  }

  @Override
  public void readMetadata(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "deletionGracePeriodSeconds" -> row.set(GRACE, in.number());
      case "annotations" -> annotations(in, ANNOTATIONS, row);
      default -> in.skip();
    }
  }

  @Override
  void readSpec(FieldReader in, RowBuilder row) {
    PodSpecReader pod = new PodSpecReader();
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "nodeName" -> row.set(NODE, in.sharedText());
        case "serviceAccountName" -> row.set(SERVICE_ACCOUNT, in.sharedText());
        case "readinessGates" -> readGates(in, row);
        case "schedulingGates" -> pod.readGates(in);
        // The name of its node comes before them.
        case "tolerations" -> pod.readTolerations(in, row.get(NODE) != null);
        default -> {
          if (!pod.read(field, in)) {
            in.skip();
          }
        }
      }
    }
    row.set(WANTED, (long) pod.containers + pod.sidecars);
    row.set(INITS, positive(pod.inits));
    row.set(SIDECARS, pod.sidecars == 0 ? null : pod.sidecarNames.toString());
    row.set(IMAGES, pod.images());
    row.set(REFERENCES, pod.references());
    ResourceAmounts requests = pod.requests();
    ResourceAmounts limits = pod.limits();
    row.set(CPU_REQUEST, positive(requests.cpu));
    row.set(MEMORY_REQUEST, positive(requests.memory));
    row.set(CPU_LIMIT, positive(limits.cpu));
    row.set(MEMORY_LIMIT, positive(limits.memory));
    row.set(SCHEDULING, pod.scheduling(row.labels, requests, limits, row.get(NODE) != null));
  }

  @Override
  void status(String field, FieldReader in, RowBuilder row) {
    switch (field) {
      case "phase" -> row.set(PHASE, in.sharedText());
      case "reason" -> row.set(REASON, in.sharedText());
      case "message" -> row.set(MESSAGE, in.text());
      case "podIP" -> row.set(IP, in.text());
      case "qosClass" -> row.set(QOS, in.sharedText());
      case "conditions" -> readConditions(in, row);
      case "initContainerStatuses" -> add(row, ContainerState.readAll(in, ContainerState.Type.INIT), true);
      case "containerStatuses" -> add(row, ContainerState.readAll(in, ContainerState.Type.MAIN), false);
      case "ephemeralContainerStatuses" -> add(row, ContainerState.readAll(in, ContainerState.Type.EPHEMERAL), false);
      default -> in.skip();
    }
  }

  /// Keeps the order init, main, ephemeral, in whatever order the wire has them.
  private static void add(RowBuilder row, List<ContainerState> more, boolean first) {
    ContainerState.All before = row.get(CONTAINERS);
    row.set(CONTAINERS, before == null ? new ContainerState.All(more) : before.with(more, first));
  }

  private static void readConditions(FieldReader in, RowBuilder row) {
    if (!in.enterArray()) {
      return;
    }
    while (in.nextElement()) {
      Condition condition = Condition.read(in);
      if (condition == null) {
        continue;
      }
      switch (condition.type()) {
        case "Ready" -> {
          row.set(READY_CONDITION, condition.isTrue());
          row.set(READY_SINCE, condition.since());
        }
        case "Initialized" -> row.set(INITIALIZED, condition.isTrue());
        case "PodScheduled" -> {
          if (condition.isFalse()) {
            row.set(UNSCHEDULED, condition.reason());
            row.set(SCHEDULER_WORDS, condition.message());
          } else {
            row.set(SCHEDULED_SINCE, condition.since());
          }
        }
        default -> {
          if (condition.isTrue() && row.get(UNMET_GATES) != null) {
            row.set(UNMET_GATES, without(row.get(UNMET_GATES), condition.type()));
          }
        }
      }
    }
  }

  private static void readGates(FieldReader in, RowBuilder row) {
    List<String> names = new ArrayList<>();
    if (in.enterArray()) {
      while (in.nextElement()) {
        names.add(textOf("conditionType", in));
      }
    }
    if (!names.isEmpty()) {
      row.set(GATES, (long) names.size());
      row.set(UNMET_GATES, String.join(",", names));
    }
  }

  private static @Nullable String without(@Nullable String names, String gone) {
    List<String> left = new ArrayList<>(List.of((names == null ? "" : names).split(",")));
    left.remove(gone);
    return left.isEmpty() ? null : String.join(",", left);
  }

  private static @Nullable Long positive(long value) {
    return value == 0 ? null : Long.valueOf(value);
  }
}
