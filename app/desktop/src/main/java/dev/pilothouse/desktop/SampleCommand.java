// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.sample.SampleCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// `pilothouse sample`: serves a sample cluster without a window until it is stopped.
final class SampleCommand extends ProgramCommand {
  SampleCommand() {
    super(
        "pilothouse sample",
        "Serve a sample cluster on this computer until stopped.",
        "",
        List.of(
            value(
                "scenario",
                "NAME",
                "What it plays: harbor (a web shop on 6 nodes, the default), fleet (500 nodes with 15,000 pods) or a fleet of "
                    + "another size, as fleet:5000x150000, or fleet:5000x150000:100 where 100 pods a second shall change by "
                    + "themselves. A fleet is made, not played: probes and restarts of the pods that it begins with are only "
                    + "told, its nodes neither fail nor recover; what is made later lives as in harbor."),
            value("write-kubeconfig", "FILE", "Write the kubeconfig here; otherwise into a new temporary file.")));
  }

  @Override
  int run(Words words, PrintWriter out, PrintWriter err) throws IOException, InterruptedException, WrongWords {
    String scenario = words.one("scenario").orElse("harbor");
    if (!Samples.has(scenario)) {
      throw new WrongWords("--scenario: '" + scenario + "' is not one of " + Samples.choice());
    }
    Optional<Path> wanted = words.file("write-kubeconfig");
    CountDownLatch stopped = new CountDownLatch(1);
    try (SampleCluster cluster = Samples.start(scenario)) {
      Path file = wanted.isPresent() ? wanted.get() : temporaryFolder().resolve(cluster.name() + ".kubeconfig");
      cluster.writeKubeconfig(file);
      out.println("sample cluster " + scenario + " serves at " + cluster.url());
      out.println("kubectl --kubeconfig " + file.toAbsolutePath() + " get pods -A");
      out.println("stop it with Ctrl+C");
      out.flush();
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(cluster, file, stopped)));
      stopped.await();
    }
    return 0;
  }

  private static Path temporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("pilothouse-sample");
    // the file in it is gone by then
    folder.toFile().deleteOnExit();
    return folder;
  }

  /// Its secret is worth nothing once it is stopped, and the file goes with it.
  private static void stop(SampleCluster cluster, Path file, CountDownLatch stopped) {
    cluster.close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It names a cluster that is gone; nothing depends on it.
    }
    stopped.countDown();
  }
}
