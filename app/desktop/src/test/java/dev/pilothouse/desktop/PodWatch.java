// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes down what kubectl is told of the pods of a namespace, as a second client that knows nothing of the program.
final class PodWatch implements AutoCloseable {
  private static final Pattern VERSION = Pattern.compile("\"resourceVersion\":\"(\\d+)\"");
  private final ObjectMapper json = new ObjectMapper();
  private final RealCluster cluster;
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private volatile Process process;
  private volatile boolean closed;
  final PodHistory history = new PodHistory();

  private record Line(long at, String words) {}

  PodWatch(RealCluster cluster) throws IOException {
    this.cluster = cluster;
    process = watch("");
    // Threads of its own, that wait for none of the program's.
    Thread.ofPlatform().daemon().start(this::listen);
    Thread.ofPlatform().daemon().start(this::read);
  }

  /// @param version the resource version to go on from; empty to begin
  private Process watch(String version) throws IOException {
    String from = version.isEmpty() ? "" : "&resourceVersion=" + version;
    return cluster.process(
        "exec kubectl --context " + RealCluster.CONTEXT + " get --raw '/api/v1/namespaces/" + cluster.namespace
            + "/pods?watch=1" + from + "'");
  }

  /// Only writes down when a line came: what it says can wait. A server ends the watch of whoever reads too slowly; then it goes
  /// on from the last line.
  private void listen() {
    String last = "";
    try {
      while (!closed) {
        try (BufferedReader events = process.inputReader(StandardCharsets.UTF_8)) {
          for (String line = events.readLine(); line != null; line = events.readLine()) {
            lines.add(new Line(System.nanoTime(), line));
            Matcher version = VERSION.matcher(line);
            last = version.find() ? version.group(1) : last;
          }
        }
        if (!closed) {
          process = watch(last);
        }
      }
    } catch (IOException broken) {
      // The test is over; what was cut short before shows as states that are missing.
    }
  }

  private void read() {
    try {
      while (!closed) {
        Line line = lines.take();
        history.accept(json.readTree(line.words), line.at);
      }
    } catch (InterruptedException | IOException broken) {
      // Likewise.
    }
  }

  @Override
  public void close() {
    closed = true;
    process.destroy();
  }
}
