// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An HTTP proxy that gives a line to whatever it is asked for, and remembers how it was asked.
final class TunnelProxy implements AutoCloseable {
  final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final ServerSocket listening;

  TunnelProxy() throws IOException {
    listening = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void listen() {
    try {
      while (true) {
        Socket near = listening.accept();
        Thread.ofVirtual().start(() -> serve(near));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket near) {
    StringBuilder head = new StringBuilder();
    try (near) {
      while (!head.toString().endsWith("\r\n\r\n")) {
        int next = near.getInputStream().read();
        if (next < 0) {
          return;
        }
        head.append((char) next);
      }
      heads.add(head.toString());
      String[] target = head.toString().split(" ")[1].split(":");
      try (Socket far = new Socket(target[0], Integer.parseInt(target[1]))) {
        near.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread back = Thread.ofVirtual().start(() -> copy(far, near));
        copy(near, far);
        back.interrupt();
      }
    } catch (IOException e) {
      // one end went away
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // one end went away
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
