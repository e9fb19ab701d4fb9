// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Sockets that speak TLS to an `https://` proxy, checked against the Java runtime's authorities. OkHttp itself knows
/// only plain lines to
/// a proxy; it takes these for such.
final class TlsProxySockets extends SocketFactory {
  private final SocketFactory sockets = SSLSocketFactory.getDefault();

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = sockets.createSocket();
    if (socket instanceof SSLSocket secured) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
    return sockets.createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
    return sockets.createSocket(host, port, local, localPort);
  }
}
