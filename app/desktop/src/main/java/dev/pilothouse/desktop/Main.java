// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The entry point. Does not extend Application, so that JavaFX may lie on the class path.
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(new DesktopWindow()).execute(arguments));
  }

  static CommandLine commandLine(PilothouseCommand.Window window) {
    return new CommandLine(new PilothouseCommand(window))
        .addSubcommand(new SampleCommand())
        .addSubcommand(new DoctorCommand())
        .setExecutionExceptionHandler(Main::failed);
  }

  /// What nobody foresaw goes to the log whole, and to the person in one sentence.
  private static int failed(Exception problem, CommandLine command, CommandLine.ParseResult words) {
    LOG.error("unexpected", problem);
    command.getErr().println("pilothouse: unexpected " + problem.getClass().getSimpleName() + "; the log has the details");
    return 1;
  }
}
