// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/// Asks a server for the certificate of another name than the address has: the kubeconfig's `tls-server-name`. OkHttp
/// always lays TLS
/// over a socket that is connected already, so that is the only call that matters.
final class NamedTlsSockets extends SSLSocketFactory {
  private final SSLSocketFactory sockets;
  private final String name;

  NamedTlsSockets(SSLSocketFactory sockets, String name) {
    this.sockets = sockets;
    this.name = name;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
    return sockets.createSocket(connected, name, port, autoClose);
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

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }
}
