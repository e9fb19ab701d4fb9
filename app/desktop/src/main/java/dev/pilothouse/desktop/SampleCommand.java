// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.sample.SampleCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pilothouse sample`: serves a sample cluster without a window until it is stopped.
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Serve a sample cluster on this computer until stopped.")
final class SampleCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--scenario", paramLabel = "NAME", defaultValue = "harbor", description = "What it plays (default: harbor).")
  private String scenario = "harbor";

  @Option(
      names = "--write-kubeconfig",
      paramLabel = "FILE",
      description = "Write the kubeconfig here; otherwise into a new temporary file.")
  private @Nullable String kubeconfig;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Samples.names().contains(scenario)) {
      throw new ParameterException(
          spec.commandLine(), "--scenario: '" + scenario + "' is not one of " + String.join(", ", Samples.names()));
    }
    Path file =
        kubeconfig != null
            ? PilothouseCommand.path(spec.commandLine(), "--write-kubeconfig", kubeconfig)
            : Files.createTempDirectory("pilothouse-sample").resolve(scenario + ".kubeconfig");
    CountDownLatch stopped = new CountDownLatch(1);
    try (SampleCluster cluster = Samples.start(scenario)) {
      cluster.writeKubeconfig(file);
      PrintWriter out = spec.commandLine().getOut();
      out.println("sample cluster " + scenario + " serves at " + cluster.url());
      out.println("kubectl --kubeconfig " + file.toAbsolutePath() + " get pods -A");
      out.println("stop it with Ctrl+C");
      out.flush();
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(cluster, file, stopped)));
      stopped.await();
    }
    return 0;
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
