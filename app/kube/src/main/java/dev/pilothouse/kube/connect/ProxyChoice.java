// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.ClusterSettings;
import dev.pilothouse.kube.kubeconfig.ServerAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// By which way the line goes: the kubeconfig's `proxy-url`, else the environment's `HTTPS_PROXY` and `NO_PROXY` as
/// Go reads them,
/// else straight.
///
/// @param uri the proxy; null for none. It may hold a password
/// @param source where it was found
/// @param excluded the entry of `NO_PROXY` that keeps a proxy of the environment from being used; empty when none does
record ProxyChoice(@Nullable URI uri, Source source, String excluded) {

  /// Where a proxy is named.
  enum Source {
    NONE,
    KUBECONFIG,
    ENVIRONMENT
  }

  static final ProxyChoice DIRECT = new ProxyChoice(null, Source.NONE, "");

  static ProxyChoice of(ClusterSettings cluster, ServerAddress address, Map<String, String> environment)
      throws ClusterException {
    if (!cluster.proxyUrl().isEmpty()) {
      return new ProxyChoice(parse(cluster.proxyUrl(), cluster.name()), Source.KUBECONFIG, "");
    }
    String name = address.tls() ? "HTTPS_PROXY" : "HTTP_PROXY";
    String value = variable(environment, name);
    if (value.isEmpty()) {
      return DIRECT;
    }
    String excluded = NoProxy.entryFor(variable(environment, "NO_PROXY"), address.host(), address.port());
    if (!excluded.isEmpty()) {
      return new ProxyChoice(null, Source.ENVIRONMENT, excluded);
    }
    return new ProxyChoice(parse(value.contains("://") ? value : "http://" + value, name), Source.ENVIRONMENT, "");
  }

  private static String variable(Map<String, String> environment, String name) {
    String upper = environment.getOrDefault(name, "");
    return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
  }

  private static URI parse(String text, String owner) throws ClusterException {
    URI uri;
    try {
      uri = URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, "connection.proxy.malformed", "", owner);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    switch (scheme) {
      case "http", "https", "socks5", "socks5h" -> { }
      default -> throw FailureWords.exception(
          ClusterFailure.Kind.CONFIGURATION, "connection.proxy.scheme", "", owner, scheme);
    }
    if (uri.getHost() == null) {
      throw FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, "connection.proxy.malformed", "", owner);
    }
    if (scheme.startsWith("socks") && uri.getRawUserInfo() != null) {
      throw FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, "connection.proxy.socksLogin", "", owner);
    }
    return uri;
  }

  boolean isDirect() {
    return uri == null;
  }

  boolean isSocks() {
    return uri != null && uri.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
  }

  boolean isTls() {
    return uri != null && uri.getScheme().equalsIgnoreCase("https");
  }

  String host() {
    return uri == null ? "" : uri.getHost().replaceAll("[\\[\\]]", "");
  }

  int port() {
    if (uri == null || uri.getPort() > 0) {
      return uri == null ? 0 : uri.getPort();
    }
    return isSocks() ? 1080 : isTls() ? 443 : 80;
  }

  /// Without a user and a password.
  String shown() {
    return uri == null ? "" : uri.getScheme() + "://" + uri.getHost() + ":" + port();
  }

  /// The value of Proxy-Authorization; empty when the proxy asks for none.
  String authorization() {
    if (uri == null || uri.getUserInfo() == null) {
      return "";
    }
    String pair = uri.getUserInfo().contains(":") ? uri.getUserInfo() : uri.getUserInfo() + ":";
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  void applyTo(OkHttpClient.Builder builder) {
    if (isDirect()) {
      builder.proxy(Proxy.NO_PROXY);
      return;
    }
    Proxy.Type type = isSocks() ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
    builder.proxy(new Proxy(type, InetSocketAddress.createUnresolved(host(), port())));
    if (isTls()) {
      builder.socketFactory(new TlsProxySockets());
    }
    String authorization = authorization();
    if (!authorization.isEmpty()) {
      builder.proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") == null
          ? response.request().newBuilder().header("Proxy-Authorization", authorization).build()
          : null);
    }
  }

  @Override
  public String toString() {
    return "ProxyChoice[" + shown() + "]";
  }
}
