// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// Makes fabric8's client on OkHttp: HTTP/2 with pings, so that a line that died in silence is noticed, no redirects,
/// and no request
/// sent twice behind our back.
final class ClusterHttpFactory extends OkHttpClientFactory {
  /// A ping without an answer by the next one ends the connection: a dead line is found within 14 seconds.
  private static final Duration PING = Duration.ofSeconds(7);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private final ExecutorService threads;
  private final Consumer<OkHttpClient.Builder> settings;

  ClusterHttpFactory(ExecutorService threads, Consumer<OkHttpClient.Builder> settings) {
    this.threads = threads;
    this.settings = settings;
  }

  @Override
  protected OkHttpClient.Builder newOkHttpClientBuilder() {
    Dispatcher dispatcher = new Dispatcher(threads);
    // Watches and logs go on for hours and must not stand in the way of questions.
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectTimeout(CONNECT)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .pingInterval(PING);
  }

  @Override
  protected void additionalConfig(OkHttpClient.Builder builder) {
    // A redirect could carry the request to another server (CVE-2022-3172).
    builder.followRedirects(false).followSslRedirects(false);
    builder.retryOnConnectionFailure(false);
    builder.addNetworkInterceptor(chain -> withoutRetryAtOnce(chain.proceed(chain.request())));
    settings.accept(builder);
  }

  /// OkHttp repeats a request, a POST too, whose answer is 503 with `Retry-After: 0`.
  private static Response withoutRetryAtOnce(Response response) {
    return response.code() == HttpURLConnection.HTTP_UNAVAILABLE && "0".equals(response.header("Retry-After"))
        ? response.newBuilder().header("Retry-After", "1").build()
        : response;
  }
}
