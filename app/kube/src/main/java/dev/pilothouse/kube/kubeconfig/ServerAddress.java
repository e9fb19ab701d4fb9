// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure;
import dev.pilothouse.kube.failure.FailureWords;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where an API server is, checked. Nothing is guessed: an address without a scheme is refused, for a guess of http
/// would send
/// credentials in clear text.
///
/// @param uri without a slash at its end; it may have a path
/// @param host without the brackets of an IPv6 address
/// @param serverName the name that the certificate must carry
public record ServerAddress(URI uri, String host, int port, boolean tls, String serverName) {

  /// @throws ClusterException of kind CONFIGURATION when the address cannot be used, or would send credentials in
  /// clear text
  public static ServerAddress of(ResolvedContext context) throws ClusterException {
    ServerAddress address = of(context.cluster());
    if (!address.tls && context.user().sendsSecret()) {
      throw FailureWords.exception(ClusterFailure.Kind.CONFIGURATION, "connection.server.clearText", "",
          context.cluster().name(), context.cluster().server(), context.user().name());
    }
    return address;
  }

  /// Only the form of the address is checked, not what would be sent to it.
  public static ServerAddress of(ClusterSettings cluster) throws ClusterException {
    String server = cluster.server().strip();
    if (server.isEmpty()) {
      throw failure("connection.server.missing", cluster, "");
    }
    if (server.indexOf('@') >= 0) {
      throw failure("connection.server.userInfo", cluster, "");
    }
    if (!server.contains("://")) {
      throw failure("connection.server.noScheme", cluster, server);
    }
    URI uri;
    try {
      uri = new URI(server);
    } catch (URISyntaxException e) {
      throw failure("connection.server.malformed", cluster, server);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw failure("connection.server.otherScheme", cluster, server);
    }
    if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw failure("connection.server.malformed", cluster, server);
    }
    boolean tls = scheme.equals("https");
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    String name = cluster.tlsServerName().isEmpty() ? host : cluster.tlsServerName();
    return new ServerAddress(URI.create(server.replaceAll("/+$", "")), host, port, tls, name);
  }

  private static ClusterException failure(String topic, ClusterSettings cluster, String server) {
    return FailureWords.exception(
        ClusterFailure.Kind.CONFIGURATION, topic, "", cluster.name(), server, cluster.file().toString(), cluster.line());
  }
}
