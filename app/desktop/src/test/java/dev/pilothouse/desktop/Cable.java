// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line between the program and a cluster, which can be cut and mended while nobody else notices.
final class Cable implements AutoCloseable {
  private final ServerSocket door;
  private final URI cluster;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /// @param cluster the address of the API server
  Cable(String cluster) throws IOException {
    this.cluster = URI.create(cluster);
    door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// The address of the program's end.
  String server() {
    return "https://127.0.0.1:" + door.getLocalPort();
  }

  /// All connections break, and no new one is had.
  void cut() throws IOException {
    cut = true;
    for (Socket one : open) {
      one.close();
    }
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket here = door.accept();
        if (cut) {
          here.close();
        } else {
          join(here, new Socket(cluster.getHost(), cluster.getPort()));
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void join(Socket here, Socket there) throws IOException {
    open.add(here);
    open.add(there);
    if (cut) {
      here.close();
    }
    Thread.ofVirtual().start(() -> carry(here, there));
    Thread.ofVirtual().start(() -> carry(there, here));
  }

  private void carry(Socket from, Socket to) {
    try (from; to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException broken) {
      // Both ends are closed: each side sees for itself what that means.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
