// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.io.PrintWriter;
import java.util.List;
import org.slf4j.LoggerFactory;

/// The entry point. Does not extend Application, so that JavaFX may lie on the class path.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CompilerPriority.lower();
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    System.exit(run(List.of(arguments), new DesktopWindow(), out, err));
  }

  /// @return the exit code
  static int run(List<String> words, PilothouseCommand.Window window, PrintWriter out, PrintWriter err) {
    String first = words.isEmpty() ? "" : words.getFirst();
    ProgramCommand command =
        switch (first) {
          case "sample" -> new SampleCommand();
          case "doctor" -> new DoctorCommand();
          default -> new PilothouseCommand(window);
        };
    List<String> rest = command instanceof PilothouseCommand ? words : words.subList(1, words.size());
    try {
      return command.execute(rest, out, err);
    } catch (Exception e) {
      // What nobody foresaw goes to the log whole, and to the person in one sentence.
      LoggerFactory.getLogger(Main.class).error("unexpected", e);
      err.println("pilothouse: unexpected " + e.getClass().getSimpleName() + "; the log has the details");
      return 1;
    }
  }
}
