// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What the server and the line can do at best: curl reads the same stream of all pods that Pilothouse asks for, and
/// nobody looks at it
/// but for its end.
final class BareWatch {
  private static final byte[] END = "k8s.io/initial-events-end".getBytes(StandardCharsets.US_ASCII);
  private final List<String> watch;
  private final List<String> small;

  BareWatch(TestCluster cluster) throws IOException, InterruptedException {
    watch =
        cluster.curl(
            "/api/v1/pods?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true",
            "--header", "Accept: application/vnd.kubernetes.protobuf;stream=watch");
    small = cluster.curl("/livez");
  }

  /// The times count from the start of curl, which connects first; how long that takes is told by a small request beside.
  Map<String, Double> run() throws Exception {
    long before = System.nanoTime();
    Machine.output(small);
    double connect = (System.nanoTime() - before) / 1e6;
    long begun = System.nanoTime();
    Process curl = new ProcessBuilder(watch).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (InputStream in = curl.getInputStream()) {
      return read(in, begun, connect);
    } finally {
      curl.destroy();
      curl.waitFor();
    }
  }

  private static Map<String, Double> read(InputStream in, long begun, double connect) throws IOException {
    byte[] buffer = new byte[1 << 18];
    int kept = 0;
    long total = 0;
    double first = 0;
    while (true) {
      int read = in.read(buffer, kept, buffer.length - kept);
      if (read < 0) {
        throw new IOException("the stream ended before its initial events did");
      }
      double now = (System.nanoTime() - begun) / 1e6;
      first = total == 0 ? now : first;
      total += read;
      int length = kept + read;
      if (holdsEnd(buffer, length)) {
        return Map.of("first rows ms", first, "all rows ms", now, "connect ms", connect,
            "without connect ms", now - connect, "MB", total / 1e6);
      }
      kept = Math.min(END.length - 1, length);
      System.arraycopy(buffer, length - kept, buffer, 0, kept);
    }
  }

  private static boolean holdsEnd(byte[] buffer, int length) {
    for (int i = 0; i <= length - END.length; i++) {
      if (buffer[i] == END[0] && java.util.Arrays.equals(buffer, i, i + END.length, END, 0, END.length)) {
        return true;
      }
    }
    return false;
  }
}
