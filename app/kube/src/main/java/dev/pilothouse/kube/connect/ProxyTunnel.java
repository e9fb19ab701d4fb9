// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asks an HTTP proxy for a line to the server (RFC 9110, section 9.3.6).
final class ProxyTunnel {
  private static final int LONGEST_ANSWER = 16 * 1024;

  private ProxyTunnel() {}

  static void open(Socket socket, ServerAddress address, ProxyChoice proxy) throws IOException, ClusterException {
    String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
    String target = host + ":" + address.port();
    StringBuilder request = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
    if (!proxy.authorization().isEmpty()) {
      request.append("Proxy-Authorization: ").append(proxy.authorization()).append("\r\n");
    }
    socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    String status = head(socket.getInputStream()).lines().findFirst().orElse("");
    String[] words = status.split(" ", 3);
    String code = words.length > 1 ? words[1] : "";
    if (code.equals("407")) {
      throw FailureWords.exception(Kind.UNAUTHORIZED, "connection.proxy.login", status, proxy.shown());
    }
    if (!code.startsWith("2")) {
      throw FailureWords.exception(Kind.UNREACHABLE, "connection.proxy.tunnel", status, proxy.shown(), target);
    }
  }

  /// Reads byte by byte, for what follows the head belongs to the server.
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0 || head.size() > LONGEST_ANSWER) {
        throw new EOFException("the proxy hung up");
      }
      head.write(next);
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
