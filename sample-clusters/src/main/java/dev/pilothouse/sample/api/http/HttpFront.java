// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.http;

import dev.pilothouse.sample.api.Faults;
import dev.pilothouse.sample.api.tls.AnyClient;
import dev.pilothouse.sample.api.tls.CertificateAuthority;
import dev.pilothouse.sample.api.tls.OneIdentity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on a loopback port that the system chooses, with TLS and HTTP/2 where the client can, and hands what the
/// guard lets through to a handler, each request on a virtual thread of its own.
public final class HttpFront implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

  /// As much as etcd takes with some room, and enough for any manifest.
  private static final int MAX_BODY = 16 * 1024 * 1024;

  private final Vertx vertx;
  private final HttpServer server;
  private final Guard guard;
  private final Faults faults;
  private final Function<Request, Reply> handler;

  private HttpFront(
      Vertx vertx, CertificateAuthority.Identity identity, Guard guard, Faults faults, Function<Request, Reply> handler) {
    this.vertx = vertx;
    this.guard = guard;
    this.faults = faults;
    this.handler = handler;
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setSsl(true)
            .setUseAlpn(true)
            .setClientAuth(ClientAuth.REQUEST)
            .setTrustOptions(TrustOptions.wrap(new AnyClient()))
            .setMaxHeaderSize(64 * 1024)
            .setMaxInitialLineLength(64 * 1024)
            .setKeyCertOptions(KeyCertOptions.wrap(new OneIdentity(identity)));
    options.getInitialSettings().setMaxConcurrentStreams(1000);
    this.server = vertx.createHttpServer(options);
  }

  /// Starts listening; returns once the port is open.
  public static HttpFront start(
      CertificateAuthority.Identity identity, Guard guard, Faults faults, Function<Request, Reply> handler) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    HttpFront front = new HttpFront(vertx, identity, guard, faults, handler);
    await(front.server.requestHandler(front::accept).exceptionHandler(e -> LOG.debug("Connection", e)).listen());
    return front;
  }

  public int port() {
    return server.actualPort();
  }

  private void accept(HttpServerRequest request) {
    Guard.Claims claims =
        new Guard.Claims(
            hostOf(request), request.getHeader("Origin"), request.getHeader("Authorization"), certificateOf(request));
    switch (guard.judge(claims, port())) {
      case Guard.Verdict.Allowed allowed -> receive(request, allowed.caller());
      case Guard.Verdict.ForeignHost host ->
          refuse(request, 403, "Forbidden", "the Host header names no loopback address of this server");
      case Guard.Verdict.ForeignOrigin origin ->
          refuse(request, 403, "Forbidden", "requests of other origins are refused");
      case Guard.Verdict.NoLogin login -> refuse(request, 401, "Unauthorized", "Unauthorized");
    }
  }

  private static @Nullable X509Certificate certificateOf(HttpServerRequest request) {
    try {
      return request.connection().sslSession().getPeerCertificates()[0] instanceof X509Certificate certificate
          ? certificate
          : null;
    } catch (SSLPeerUnverifiedException none) {
      return null;
    }
  }

  private static @Nullable String hostOf(HttpServerRequest request) {
    return request.authority() == null ? request.getHeader("Host") : request.authority().toString();
  }

  private static void refuse(HttpServerRequest request, int code, String reason, String message) {
    String body =
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\""
            + message
            + "\",\"reason\":\""
            + reason
            + "\",\"code\":"
            + code
            + "}\n";
    settle(request.response().setStatusCode(code).putHeader("Content-Type", Reply.JSON).end(body));
  }

  private void receive(HttpServerRequest request, Caller caller) {
    Buffer body = Buffer.buffer();
    request.exceptionHandler(e -> LOG.debug("Request ended early", e));
    request.handler(
        part -> {
          if (body.length() + part.length() > MAX_BODY) {
            request.handler(null);
            refuse(request, 413, "RequestEntityTooLarge", "the request body is too large");
          } else {
            body.appendBuffer(part);
          }
        });
    request.endHandler(
        end -> {
          if (!request.response().ended()) {
            answer(request, caller, body.getBytes());
          }
        });
  }

  private void answer(HttpServerRequest request, Caller caller, byte[] body) {
    VertxSink sink = new VertxSink(vertx, vertx.getOrCreateContext(), request, faults);
    Request read = read(request, caller, body);
    Thread.ofVirtual().name("sample-request").start(() -> faults.around(read, sink, it -> handle(it, sink)));
  }

  private void handle(Request request, VertxSink sink) {
    Reply reply;
    try {
      reply = handler.apply(request);
    } catch (RuntimeException e) {
      LOG.warn("{} failed", request, e);
      reply = Reply.text(500, "internal error");
    }
    switch (reply) {
      case Reply.Whole whole -> sink.answer(whole);
      case Reply.Stream stream -> sink.begin(request, stream);
    }
  }

  private static Request read(HttpServerRequest request, Caller caller, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    headers.remove("authorization");
    String path = URLDecoder.decode(request.path().replace("+", "%2B"), StandardCharsets.UTF_8);
    return new Request(caller, request.method().name(), path, query(request.query()), headers, body);
  }

  private static Map<String, List<String>> query(@Nullable String raw) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String pair : (raw == null ? "" : raw).split("&")) {
      if (!pair.isEmpty()) {
        int at = pair.indexOf('=');
        String name = URLDecoder.decode(at < 0 ? pair : pair.substring(0, at), StandardCharsets.UTF_8);
        String value = at < 0 ? "" : URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8);
        all.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return all;
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  static void settle(Future<?> future) {
    future.onFailure(e -> LOG.debug("Not sent", e));
  }

  private static void await(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("The sample cluster's server could not start or stop", e);
    }
  }
}
