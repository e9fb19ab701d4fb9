// SPDX-License-Identifier: Apache-2.0
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/// Writes the table that tells JSON names from protobuf field numbers, from the descriptors of `client-java-proto`. Run by the build, never
/// shipped. Arguments: the jar of the descriptors, the file to write.
///
/// One line a message: `name` and then, for each field, ` number name type`. The types, one letter each:
/// `s` text, `b` boolean, `i` whole number, `d` fraction, `x` bytes (base64 in JSON), `t` time, `u` time with microseconds, `q` quantity, `o` number or text,
/// `r` raw JSON, `D` duration, `z` left out, `mN` the message of line N, `LN` a message that JSON writes as the list inside it. Before the type:
/// `*` repeated, `%` map from text, `^` a message that JSON writes without its own name. Lines `= apiVersion kind N` name the roots.
public final class ProtobufTable {
  /// API groups whose package has another name than the group.
  private static final Map<String, String> GROUPS = Map.ofEntries(
      Map.entry("core", ""), Map.entry("apps", "apps"), Map.entry("autoscaling", "autoscaling"), Map.entry("batch", "batch"),
      Map.entry("policy", "policy"), Map.entry("networking", "networking.k8s.io"), Map.entry("rbac", "rbac.authorization.k8s.io"),
      Map.entry("storage", "storage.k8s.io"), Map.entry("scheduling", "scheduling.k8s.io"), Map.entry("events", "events.k8s.io"),
      Map.entry("discovery", "discovery.k8s.io"), Map.entry("coordination", "coordination.k8s.io"), Map.entry("node", "node.k8s.io"),
      Map.entry("certificates", "certificates.k8s.io"), Map.entry("flowcontrol", "flowcontrol.apiserver.k8s.io"),
      Map.entry("admissionregistration", "admissionregistration.k8s.io"), Map.entry("apiextensions", "apiextensions.k8s.io"),
      Map.entry("authentication", "authentication.k8s.io"), Map.entry("authorization", "authorization.k8s.io"),
      Map.entry("resource", "resource.k8s.io"));

  /// Messages that stand for an embedded Go struct, tagged `json:",inline"`: JSON writes their fields into the object around
  /// them. The descriptors have no mark for it; the list is the difference between them and the server's OpenAPI schema.
  private static final Set<String> INLINE = Set.of(
      "PersistentVolumeSpec.persistentVolumeSource", "RuleWithOperations.rule", "NamedRuleWithOperations.ruleWithOperations",
      "IngressRule.ingressRuleValue", "DeviceClassConfiguration.deviceConfiguration", "DeviceClaimConfiguration.deviceConfiguration",
      "DeviceAllocationConfiguration.deviceConfiguration", "Volume.volumeSource", "EphemeralContainer.ephemeralContainerCommon",
      "Probe.handler", "ConfigMapVolumeSource.localObjectReference", "ConfigMapEnvSource.localObjectReference",
      "SecretEnvSource.localObjectReference", "ConfigMapKeySelector.localObjectReference", "SecretKeySelector.localObjectReference",
      "SecretProjection.localObjectReference", "ConfigMapProjection.localObjectReference");

  /// Fields whose protobuf name is not the JSON name; found the same way.
  private static final Map<String, String> RENAMED = Map.of(
      "MutatingWebhookConfiguration.Webhooks", "webhooks", "ValidatingWebhookConfiguration.Webhooks", "webhooks",
      "Variable.Name", "name", "Variable.Expression", "expression", "Validation.Expression", "expression",
      "IngressClassParametersReference.aPIGroup", "apiGroup");

  private final Map<String, Descriptor> messages = new TreeMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Deque<Descriptor> open = new ArrayDeque<>();

  public static void main(String[] arguments) throws Exception {
    ProtobufTable table = new ProtobufTable();
    table.load(Path.of(arguments[0]));
    Path out = Path.of(arguments[1]);
    Files.createDirectories(out.getParent());
    Files.writeString(out, table.text());
  }

  private void load(Path jar) throws IOException, ReflectiveOperationException {
    List<String> classes;
    try (JarFile file = new JarFile(jar.toFile())) {
      classes = file.stream().map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && name.contains("/proto/") && !name.contains("$"))
          .map(name -> name.replace('/', '.').substring(0, name.length() - 6)).sorted().toList();
    }
    for (String name : classes) {
      try {
        FileDescriptor descriptor = (FileDescriptor) Class.forName(name).getMethod("getDescriptor").invoke(null);
        descriptor.getMessageTypes().forEach(message -> messages.put(message.getFullName(), message));
      } catch (InvocationTargetException impossible) {
        throw new IllegalStateException(name, impossible);
      }
    }
  }

  private String text() {
    Map<String, Descriptor> roots = new TreeMap<>();
    messages.values().forEach(message -> {
      String root = root(message);
      if (root != null) {
        roots.put(root, message);
      }
    });
    for (String meta : List.of("Status", "DeleteOptions")) {
      roots.put("v1 " + meta, Objects.requireNonNull(messages.get("k8s.io.apimachinery.pkg.apis.meta.v1." + meta)));
    }
    StringBuilder head = new StringBuilder();
    roots.forEach((root, message) -> head.append("= ").append(root).append(' ').append(line(message)).append('\n'));
    StringBuilder body = new StringBuilder();
    while (!open.isEmpty()) {
      body.append(describe(open.poll())).append('\n');
    }
    return head.append(body).toString();
  }

  /// `apps/v1 Deployment` for a kind of a stable version, else null.
  private static String root(Descriptor message) {
    String[] parts = message.getFullName().split("\\.");
    String version = parts[parts.length - 2];
    String group = GROUPS.get(parts[parts.length - 3]);
    FieldDescriptor metadata = message.findFieldByNumber(1);
    if (group == null || !version.matches("v\\d+") || metadata == null || !metadata.getName().equals("metadata")
        || !metadata.getMessageType().getName().equals("ObjectMeta") || message.getName().equals("RangeAllocation")) {
      return null;
    }
    return (group.isEmpty() ? version : group + "/" + version) + " " + message.getName();
  }

  private int line(Descriptor message) {
    Integer known = lines.get(message.getFullName());
    if (known == null) {
      known = lines.size();
      lines.put(message.getFullName(), known);
      open.add(message);
    }
    return known;
  }

  private String describe(Descriptor message) {
    return message.getName() + message.getFields().stream()
        .map(field -> " " + field.getNumber() + " " + name(message, field) + " " + type(message, field)).collect(Collectors.joining());
  }

  private static String name(Descriptor message, FieldDescriptor field) {
    return RENAMED.getOrDefault(message.getName() + "." + field.getName(), field.getName());
  }

  private String type(Descriptor message, FieldDescriptor field) {
    if (field.isMapField()) {
      return "%" + single(field.getMessageType().findFieldByNumber(2));
    }
    String mark = field.isRepeated() ? "*" : INLINE.contains(message.getName() + "." + field.getName()) ? "^" : "";
    return mark + single(field);
  }

  private String single(FieldDescriptor field) {
    return switch (field.getType()) {
      case STRING -> "s";
      case BOOL -> "b";
      case DOUBLE -> "d";
      case BYTES -> "x";
      case INT32, INT64, UINT32, UINT64 -> "i";
      case MESSAGE -> message(field.getMessageType());
      default -> throw new IllegalStateException(field.getFullName() + " is of type " + field.getType());
    };
  }

  private String message(Descriptor message) {
    boolean meta = message.getFullName().startsWith("k8s.io.apimachinery.");
    return switch (message.getName()) {
      case "Time" -> "t";
      case "MicroTime" -> "u";
      case "Quantity" -> "q";
      case "IntOrString" -> "o";
      case "RawExtension", "FieldsV1" -> "r";
      case "Duration" -> "D";
      case "JSON" -> "r";
      case "JSONSchemaProps" -> "z";
      default -> (!meta && isList(message) ? "L" : "m") + line(message);
    };
  }

  /// Protobuf has no maps of lists: Go wraps a named slice type in a message with one field, `items`, of texts.
  private static boolean isList(Descriptor message) {
    List<FieldDescriptor> fields = message.getFields();
    return fields.size() == 1 && fields.getFirst().isRepeated() && fields.getFirst().getName().equals("items")
        && fields.getFirst().getType() == FieldDescriptor.Type.STRING;
  }
}
