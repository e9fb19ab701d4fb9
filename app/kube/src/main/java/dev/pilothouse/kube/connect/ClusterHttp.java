// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.ClusterFailures;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.ResolvedContext;
import dev.pilothouse.kube.kubeconfig.ServerAddress;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.internal.tls.OkHostnameVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The line to one cluster: fabric8's HTTP client on OkHttp with the context's address, trust, proxy and credentials.
/// It never
/// follows a redirect and never sends a request a second time, save once after a 401 with renewed credentials. Any
/// thread.
///
/// The credentials are asked for every request; making one contacts nothing.
public final class ClusterHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterHttp.class);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ResolvedContext context;
  private final ServerAddress address;
  private final HttpClient client;
  private final ExecutorService threads;
  private final ConnectionPool pool;
  private final Value<Duration> latency = new Value<>(Duration.ZERO);

  private ClusterHttp(
      ResolvedContext context, ServerAddress address, HttpClient client, ExecutorService threads, ConnectionPool pool) {
    this.context = context;
    this.address = address;
    this.client = client;
    this.threads = threads;
    this.pool = pool;
  }

  /// For a context whose credentials stand in the kubeconfig or in files; a login program is a failure here.
  public static ClusterHttp open(ResolvedContext context) throws ClusterException {
    if (context.user().exec() != null) {
      throw FailureWords.exception(
          ClusterFailure.Kind.CONSENT, "connection.exec.refused", "", context.user().name(), context.user().exec().command());
    }
    return open(context, new WrittenCredentials(context.user(), Clock.systemUTC()));
  }

  /// @throws ClusterException of kind CONFIGURATION when the address, the authority, the key or the proxy cannot be
  /// used
  public static ClusterHttp open(ResolvedContext context, Credentials credentials) throws ClusterException {
    ServerAddress address = ServerAddress.of(context);
    return open(context, credentials, ProxyChoice.of(context.cluster(), address, System.getenv()));
  }

  static ClusterHttp open(ResolvedContext context, Credentials credentials, ProxyChoice proxy) throws ClusterException {
    ServerAddress address = ServerAddress.of(context);
    ServerTrust trust = ServerTrust.of(context.cluster());
    ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
        .name("kube-http-", 0)
        .uncaughtExceptionHandler((thread, problem) -> LOG.warn("{} ended: {}", thread.getName(), problem.getClass().getName()))
        .factory());
    ConnectionPool pool = new ConnectionPool();
    ClusterHttpFactory factory = new ClusterHttpFactory(threads, builder -> {
      secure(builder, address, trust, credentials);
      proxy.applyTo(builder);
      builder.connectionPool(pool);
    });
    Config config = new ConfigBuilder(Config.empty()).withRequestRetryBackoffLimit(0).build();
    HttpClient.Builder builder = factory.newBuilder();
    builder.tag(config.getRequestConfig());
    builder.addOrReplaceInterceptor(
        CredentialsInterceptor.NAME, new CredentialsInterceptor(credentials, context.user().impersonation(), threads));
    if (context.cluster().disableCompression()) {
      builder.addOrReplaceInterceptor("compression", new NoCompression());
    }
    return new ClusterHttp(context, address, builder.build(), threads, pool);
  }

  private static void secure(OkHttpClient.Builder builder, ServerAddress address, ServerTrust trust, Credentials credentials) {
    if (!address.tls()) {
      return;
    }
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(
          new KeyManager[] {new ClientCertificateKeys(credentials)}, new TrustManager[] {trust.manager()}, null);
      builder.sslSocketFactory(new NamedTlsSockets(tls.getSocketFactory(), address.serverName()), trust.manager());
      builder.hostnameVerifier((host, session) ->
          trust.anybody() || OkHostnameVerifier.INSTANCE.verify(address.serverName(), session));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime has no TLS", e);
    }
  }

  public ResolvedContext context() {
    return context;
  }

  public ServerAddress address() {
    return address;
  }

  /// The address of the API server, without a slash at its end.
  public URI baseUri() {
    return address.uri();
  }

  public HttpClient client() {
    return client;
  }

  /// Begins a request.
  ///
  /// @param pathAndQuery from the root of the API, for example `/api/v1/pods?limit=500`, encoded already
  public HttpRequest.Builder request(String pathAndQuery) {
    return client.newHttpRequestBuilder().uri(URI.create(address.uri() + pathAndQuery));
  }

  /// Sends a request and waits for the answer, whatever its code is. Not on the FX thread.
  ///
  /// @throws ClusterException when there was no answer
  public <T> HttpResponse<T> send(HttpRequest request, Class<T> bodyType, Duration limit)
      throws ClusterException, InterruptedException {
    long begun = System.nanoTime();
    CompletableFuture<HttpResponse<T>> answer;
    try {
      answer = client.sendAsync(request, bodyType);
    } catch (RuntimeException e) {
      throw ClusterFailures.exception(e);
    }
    try {
      HttpResponse<T> response = answer.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      latency.set(Duration.ofNanos(System.nanoTime() - begun));
      return response;
    } catch (ExecutionException | TimeoutException e) {
      throw ClusterFailures.exception(e);
    } finally {
      answer.cancel(true);
    }
  }

  /// Reads a path as text.
  ///
  /// @throws ClusterException when there was no answer, or one whose code is not 2xx
  public String get(String pathAndQuery, Duration limit) throws ClusterException, InterruptedException {
    HttpRequest request = request(pathAndQuery)
        .header("Accept", "application/json")
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .build();
    HttpResponse<String> response = send(request, String.class, limit);
    if (!response.isSuccessful()) {
      throw ClusterFailures.exception(response.code(), response.body());
    }
    return response.body();
  }

  /// Closes the connections that carry nothing now, so that the next request makes a new one.
  public void renew() {
    pool.evictAll();
  }

  /// How long the last request by [#send] took; zero before the first.
  public Observable<Duration> latency() {
    return latency;
  }

  /// Ends every request and stream.
  @Override
  public void close() {
    client.close();
    threads.shutdownNow();
  }

  @Override
  public String toString() {
    return "ClusterHttp[" + context.name() + "]";
  }
}
