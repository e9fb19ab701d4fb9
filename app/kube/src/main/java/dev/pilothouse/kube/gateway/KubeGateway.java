// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.GenericKind.TableColumn;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.Listing;
import dev.pilothouse.core.port.Right;
import dev.pilothouse.kube.connect.ClusterHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Asks single questions over the connection. Blocks. Any thread.
public final class KubeGateway implements ClusterGateway {
  private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
  private static final String METADATA = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private final ApiReads reads;

  public KubeGateway(ClusterHttp http) {
    this.reads = new ApiReads(http);
  }

  @Override
  public KubeObject get(ResourceRef ref, String subresource) throws ClusterException {
    return new KubeObject(reads.get(ref.path() + (subresource.isEmpty() ? "" : "/" + subresource), ApiReads.JSON));
  }

  @Override
  public Listing list(ResourceKind kind, String namespace, Listing.Part part) throws ClusterException {
    JsonNode page = page(kind.path(namespace) + "?limit=" + Listing.MOST, part);
    List<KubeObject> objects = new ArrayList<>();
    addItems(page, objects);
    return new Listing(objects, more(page).isEmpty());
  }

  @Override
  public List<KubeObject> pods(String node, Listing.Part part) throws ClusterException {
    String all = PodKind.KIND.path("") + "?fieldSelector=" + URLEncoder.encode("spec.nodeName=" + node, StandardCharsets.UTF_8);
    String first = all + "&limit=" + Listing.MOST;
    List<KubeObject> pods = new ArrayList<>();
    try {
      for (String more = ""; ; ) {
        JsonNode page = page(more.isEmpty() ? first : first + "&continue=" + URLEncoder.encode(more, StandardCharsets.UTF_8), part);
        addItems(page, pods);
        more = more(page);
        if (more.isEmpty()) {
          return pods;
        }
      }
    } catch (ClusterException refused) {
      if (refused.failure().kind() != Kind.GONE) {
        throw refused;
      }
      // The server has forgotten the list that the page belonged to: read it in one piece, as client-go's pager does.
      pods.clear();
      addItems(page(all, part), pods);
      return pods;
    }
  }

  private JsonNode page(String path, Listing.Part part) throws ClusterException {
    return reads.get(path, part == Listing.Part.METADATA ? METADATA + "," + ApiReads.JSON : ApiReads.JSON);
  }

  private static void addItems(JsonNode page, List<KubeObject> to) {
    page.path("items").forEach(item -> to.add(new KubeObject(item)));
  }

  private static String more(JsonNode page) {
    return page.path("metadata").path("continue").asText("");
  }

  @Override
  public List<KubeObject> events(ResourceRef ref) throws ClusterException {
    String selector = "involvedObject.kind=" + ref.kind().kind() + ",involvedObject.name=" + ref.name();
    String query = "/events?limit=500&fieldSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    JsonNode list;
    try {
      list = reads.get("/api/v1" + (ref.namespace().isEmpty() ? "" : "/namespaces/" + ref.namespace()) + query, ApiReads.JSON);
    } catch (ClusterException refused) {
      if (refused.failure().kind() != Kind.FORBIDDEN || !ref.namespace().isEmpty()) {
        throw refused;
      }
      // Events about cluster-wide objects are kept in this namespace, which may be readable when not all are.
      list = reads.get("/api/v1/namespaces/default" + query, ApiReads.JSON);
    }
    List<KubeObject> events = new ArrayList<>();
    for (JsonNode event : list.path("items")) {
      if (concerns(event.path("involvedObject"), ref)) {
        events.add(new KubeObject(event));
      }
    }
    events.sort(Comparator.comparing(KubeGateway::lastSeen));
    return List.copyOf(events);
  }

  /// Kubelets write a node's name where its uid belongs.
  private static boolean concerns(JsonNode involved, ResourceRef ref) {
    String uid = involved.path("uid").asText("");
    return ref.uid().isEmpty() || uid.isEmpty() || uid.equals(ref.uid()) || uid.equals(ref.name());
  }

  private static String lastSeen(KubeObject event) {
    for (String time : List.of(
        event.text("series", "lastObservedTime"), event.text("lastTimestamp"), event.text("eventTime"),
        event.text("firstTimestamp"), event.text("metadata", "creationTimestamp"))) {
      if (!time.isEmpty() && !time.equals("null")) {
        return time;
      }
    }
    return "";
  }

  @Override
  public KindDescriptor describe(ResourceKind kind) throws ClusterException {
    JsonNode table;
    try {
      table = reads.get(kind.path("") + "?limit=1&includeObject=None", TABLE + "," + ApiReads.JSON);
    } catch (ClusterException refused) {
      if (refused.failure().kind() == Kind.FORBIDDEN) {
        // Who may not list all namespaces may still list one; without columns it is a list of names.
        return new GenericKind(kind, List.of());
      }
      throw refused;
    }
    List<TableColumn> columns = new ArrayList<>();
    for (JsonNode column : table.path("columnDefinitions")) {
      columns.add(new TableColumn(
          column.path("name").asText(""),
          column.path("type").asText("string"),
          column.path("format").asText(""),
          column.path("priority").asInt(0),
          column.path("description").asText("")));
    }
    return new GenericKind(kind, columns);
  }

  @Override
  public Right.Answer ask(Right right) throws ClusterException {
    ResourceKind kind = right.kind();
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("kind", "SelfSubjectAccessReview").put("apiVersion", "authorization.k8s.io/v1");
    ObjectNode attributes = review.putObject("spec").putObject("resourceAttributes");
    attributes.put("verb", right.verb()).put("group", kind.group()).put("version", kind.version()).put("resource", kind.plural());
    put(attributes, "subresource", right.subresource());
    put(attributes, "namespace", right.namespace());
    put(attributes, "name", right.name());
    JsonNode status = reads.ask(REVIEWS, review).path("status");
    String why = status.path("reason").asText("");
    String reason = why.isEmpty() ? status.path("evaluationError").asText("") : why;
    return new Right.Answer(status.path("allowed").asBoolean(false), reason);
  }

  private static void put(ObjectNode attributes, String field, String value) {
    if (!value.isEmpty()) {
      attributes.put(field, value);
    }
  }
}
