// SPDX-License-Identifier: Apache-2.0

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// Writes the schemas of the built-in kinds as OpenAPI components, read from the model classes of the official Java
/// client. Run by the build; the client itself is not shipped.
///
/// Usage: `java -cp … KubernetesSchemas.java <output.json.gz>`
public class KubernetesSchemas {

  private static final String MODELS = "io.kubernetes.client.openapi.models.";
  private static final Pattern NAME = Pattern.compile("([A-Z][a-z]+)?(V\\d+(?:alpha\\d+|beta\\d+)?)([A-Z].*)");
  private static final List<String> ROOTS =
      List.of(
          "V1ConfigMap",
          "V1Endpoints",
          "CoreV1Event",
          "V1LimitRange",
          "V1Namespace",
          "V1Node",
          "V1PersistentVolumeClaim",
          "V1PersistentVolume",
          "V1Pod",
          "V1ReplicationController",
          "V1ResourceQuota",
          "V1Secret",
          "V1ServiceAccount",
          "V1Service",
          "V1CustomResourceDefinition",
          "V1ControllerRevision",
          "V1DaemonSet",
          "V1Deployment",
          "V1ReplicaSet",
          "V1StatefulSet",
          "V2HorizontalPodAutoscaler",
          "V1CronJob",
          "V1Job",
          "V1Lease",
          "V1EndpointSlice",
          "EventsV1Event",
          "V1IngressClass",
          "V1Ingress",
          "V1NetworkPolicy",
          "V1PodDisruptionBudget",
          "V1ClusterRoleBinding",
          "V1ClusterRole",
          "V1RoleBinding",
          "V1Role",
          "V1PriorityClass",
          "V1StorageClass");

  private final Map<String, JsonObject> schemas = new TreeMap<>();
  private final Deque<Class<?>> waiting = new ArrayDeque<>();

  public static void main(String[] arguments) throws Exception {
    Path output = Path.of(arguments[0]);
    KubernetesSchemas generator = new KubernetesSchemas();
    for (String root : ROOTS) {
      generator.reference(Class.forName(MODELS + root));
    }
    JsonObject all = generator.all();
    Files.createDirectories(output.getParent());
    try (OutputStream file = Files.newOutputStream(output);
        Writer writer = new OutputStreamWriter(new GZIPOutputStream(file), StandardCharsets.UTF_8)) {
      writer.write(all.toString());
    }
  }

  private JsonObject all() throws ReflectiveOperationException {
    while (!waiting.isEmpty()) {
      Class<?> model = waiting.poll();
      schemas.put(name(model), model(model));
    }
    JsonObject all = new JsonObject();
    schemas.forEach(all::add);
    return all;
  }

  /// `V1DeploymentSpec` is `v1.DeploymentSpec`, `CoreV1Event` is `core.v1.Event`.
  private static String name(Class<?> model) {
    Matcher matcher = NAME.matcher(model.getSimpleName());
    if (!matcher.matches()) {
      return model.getSimpleName();
    }
    String group = matcher.group(1) == null ? "" : matcher.group(1).toLowerCase(java.util.Locale.ROOT) + ".";
    return group + matcher.group(2).toLowerCase(java.util.Locale.ROOT) + "." + matcher.group(3);
  }

  private JsonObject reference(Class<?> model) {
    String name = name(model);
    if (!schemas.containsKey(name)) {
      schemas.put(name, new JsonObject());
      waiting.add(model);
    }
    JsonObject reference = new JsonObject();
    reference.addProperty("$ref", "#/components/schemas/" + name);
    return reference;
  }

  private JsonObject model(Class<?> model) throws ReflectiveOperationException {
    JsonObject schema = new JsonObject();
    describe(schema, model, "ApiModel", "description");
    schema.addProperty("type", "object");
    Collection<?> required = (Collection<?>) model.getField("openapiRequiredFields").get(null);
    if (!required.isEmpty()) {
      JsonArray names = new JsonArray();
      new TreeSet<>(required.stream().map(String::valueOf).toList()).forEach(names::add);
      schema.add("required", names);
    }
    JsonObject properties = new JsonObject();
    for (Field field : model.getDeclaredFields()) {
      String name = value(field, "SerializedName", "value");
      if (!Modifier.isStatic(field.getModifiers()) && name != null) {
        properties.add(name, property(model, field));
      }
    }
    schema.add("properties", properties);
    return schema;
  }

  private JsonObject property(Class<?> model, Field field) throws ReflectiveOperationException {
    JsonObject schema = type(field.getGenericType());
    String getter = "get" + Character.toUpperCase(field.getName().charAt(0)) + field.getName().substring(1);
    JsonObject described = schema;
    if (schema.has("$ref")) {
      described = new JsonObject();
      JsonArray one = new JsonArray();
      one.add(schema);
      described.add("allOf", one);
    }
    try {
      describe(described, model.getMethod(getter), "ApiModelProperty", "value");
    } catch (NoSuchMethodException e) {
      return schema;
    }
    return described;
  }

  private JsonObject type(Type type) {
    JsonObject schema = new JsonObject();
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
      schema.addProperty("type", map ? "object" : "array");
      schema.add(map ? "additionalProperties" : "items", type(arguments[arguments.length - 1]));
      return schema;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.getName().startsWith(MODELS) && !plain.getSimpleName().equals("V1Patch")) {
      return reference(plain);
    }
    switch (plain.getSimpleName()) {
      case "String" -> schema.addProperty("type", "string");
      case "Integer" -> format(schema, "integer", "int32");
      case "Long" -> format(schema, "integer", "int64");
      case "Boolean" -> schema.addProperty("type", "boolean");
      case "Double", "Float", "BigDecimal" -> schema.addProperty("type", "number");
      case "OffsetDateTime" -> format(schema, "string", "date-time");
      case "byte[]" -> format(schema, "string", "byte");
      case "IntOrString" -> either(schema, "integer", "string", "x-kubernetes-int-or-string");
      case "Quantity" -> either(schema, "string", "number", "x-kubernetes-quantity");
      default -> schema.addProperty("x-kubernetes-preserve-unknown-fields", true);
    }
    return schema;
  }

  private static void format(JsonObject schema, String type, String format) {
    schema.addProperty("type", type);
    schema.addProperty("format", format);
  }

  private static void either(JsonObject schema, String one, String other, String mark) {
    JsonArray both = new JsonArray();
    for (String name : List.of(one, other)) {
      JsonObject type = new JsonObject();
      type.addProperty("type", name);
      both.add(type);
    }
    schema.add("oneOf", both);
    schema.addProperty(mark, true);
  }

  private static void describe(JsonObject schema, AnnotatedElement element, String annotation, String attribute)
      throws ReflectiveOperationException {
    String text = value(element, annotation, attribute);
    if (text != null && !text.isEmpty()) {
      schema.addProperty("description", text);
    }
  }

  private static String value(AnnotatedElement element, String annotation, String attribute)
      throws ReflectiveOperationException {
    for (Annotation each : element.getAnnotations()) {
      if (each.annotationType().getSimpleName().equals(annotation)) {
        return (String) each.annotationType().getMethod(attribute).invoke(each);
      }
    }
    return null;
  }
}
