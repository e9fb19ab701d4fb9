// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.LogFeed;
import dev.pilothouse.sample.api.UsageSource;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.api.schema.Schemas;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectStore;
import dev.pilothouse.sample.store.StoreException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds who answers a path and a method, and turns every refusal into a `Status`.
public final class Router implements Function<Request, Reply>, AutoCloseable {

  /// The version of Kubernetes that is imitated.
  public static final String KUBERNETES = "v1.36.0";

  private final ServedKinds kinds;
  private final OpenApiHandler openApi;
  private final DiscoveryHandler discovery;
  private final ReadHandler reads;
  private final WatchHandler watches;
  private final WriteHandler writes;
  private final SubresourceHandler subresources;
  private final LogHandler logs;
  private final MetricsHandler metrics;
  private final ReviewHandler reviews = new ReviewHandler();

  public Router(ObjectStore store, LogFeed logs, UsageSource usage) {
    Schemas schemas = Schemas.ofResource();
    this.kinds = new ServedKinds(store);
    this.openApi = new OpenApiHandler(kinds, schemas);
    this.discovery = new DiscoveryHandler(kinds);
    this.reads = new ReadHandler(store);
    this.watches = new WatchHandler(store);
    this.writes = new WriteHandler(store, reads, schemas);
    this.subresources = new SubresourceHandler(store, schemas);
    this.logs = new LogHandler(store, logs);
    this.metrics = new MetricsHandler(store, usage);
  }

  @Override
  public Reply apply(Request request) {
    try {
      return route(request);
    } catch (StatusException e) {
      return Reply.json(e.code(), Bodies.write(e.body()));
    }
  }

  private Reply route(Request request) {
    List<String> parts = Arrays.stream(request.path().split("/")).filter(part -> !part.isEmpty()).toList();
    String first = parts.isEmpty() ? "" : parts.getFirst();
    return switch (first) {
      case "version" -> Reply.json(200, Bodies.write(version()));
      case "healthz", "livez", "readyz" -> Reply.text(200, "ok");
      case "openapi" -> openApi.answer(request.path());
      case "api" ->
          switch (parts.size()) {
            case 1 -> discovery.api(request);
            case 2 -> discovery.resources("", parts.get(1));
            default -> resource(request);
          };
      case "apis" ->
          switch (parts.size()) {
            case 1 -> discovery.apis(request);
            case 2 -> discovery.group(parts.get(1));
            case 3 -> discovery.resources(parts.get(1), parts.get(2));
            default -> resource(request);
          };
      default -> throw StatusException.notFound();
    };
  }

  private static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "36")
        .put("gitVersion", KUBERNETES + "+pilothouse-sample")
        .put("gitCommit", "0000000000000000000000000000000000000000")
        .put("gitTreeState", "clean")
        .put("buildDate", "2026-01-01T00:00:00Z")
        .put("goVersion", "none")
        .put("compiler", "javac")
        .put("platform", "java");
  }

  private Reply resource(Request request) {
    ApiPath path = ApiPath.parse(request.path()).orElseThrow(StatusException::notFound);
    if (path.group().equals(MetricsHandler.GROUP)) {
      return metrics.answer(request, path);
    }
    if (ReviewHandler.knows(path)) {
      return reviews.answer(request, path);
    }
    Optional<ServedKind> kind = kinds.find(path.group(), path.version(), path.plural());
    ServedKind served = kind.orElseThrow(StatusException::notFound);
    try {
      return dispatch(request, path, served);
    } catch (StoreException e) {
      throw StatusException.of(e, served, path.name());
    }
  }

  private Reply dispatch(Request request, ApiPath path, ServedKind kind) {
    if (!path.subresource().isEmpty()) {
      return subresource(request, path, kind);
    }
    if (path.name().isEmpty()) {
      return switch (request.method()) {
        case "GET" -> request.flag("watch") ? watches.watch(request, path, kind) : reads.list(request, path, kind);
        case "POST" -> writes.create(request, path, kind);
        case "DELETE" -> writes.deleteCollection(request, path, kind);
        default -> throw StatusException.methodNotAllowed();
      };
    }
    return switch (request.method()) {
      case "GET" -> request.flag("watch") ? watches.watch(request, path, kind) : reads.get(request, path, kind);
      case "PUT" -> writes.update(request, path, kind);
      case "PATCH" -> writes.patch(request, path, kind);
      case "DELETE" -> writes.delete(request, path, kind);
      default -> throw StatusException.methodNotAllowed();
    };
  }

  private Reply subresource(Request request, ApiPath path, ServedKind kind) {
    if (!kind.type().subresources().contains(path.subresource())) {
      throw NotSimulated.refusal(path);
    }
    return switch (path.subresource()) {
      case "status" ->
          switch (request.method()) {
            case "GET" -> reads.get(request, path, kind);
            case "PUT" -> writes.update(request, path, kind);
            case "PATCH" -> writes.patch(request, path, kind);
            default -> throw StatusException.methodNotAllowed();
          };
      case "scale" -> subresources.scale(request, path, kind);
      case "log" -> logs.log(request, path);
      case "eviction" -> subresources.evict(request, path);
      default -> throw StatusException.notFound();
    };
  }

  @Override
  public void close() {
    kinds.close();
  }
}
