// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/// One command of the command line: reads its words, answers `--help` and `--version`, and refuses what it does not know with
/// code 2 and the usage.
abstract class ProgramCommand {
  static final int WRONG_WORDS = 2;
  private static final int WIDTH = 100;

  private final String name;
  private final String description;
  private final String footer;
  private final Options options;

  /// @param name as it is typed, with the program's
  ProgramCommand(String name, String description, String footer, List<Option> options) {
    this.name = name;
    this.description = description;
    this.footer = footer;
    this.options = new Options();
    options.forEach(this.options::addOption);
    this.options.addOption(Option.builder("h").longOpt("help").desc("Show this help and end.").get());
    this.options.addOption(Option.builder("V").longOpt("version").desc("Print the version and end.").get());
  }

  /// Does what was asked.
  ///
  /// @return the exit code
  /// @throws WrongWords when a value makes no sense
  abstract int run(Words words, PrintWriter out, PrintWriter err) throws Exception;

  /// @return the exit code
  final int execute(List<String> arguments, PrintWriter out, PrintWriter err) throws Exception {
    try {
      CommandLine line =
          DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, arguments.toArray(String[]::new));
      if (line.hasOption("help")) {
        help(out);
        return 0;
      }
      if (line.hasOption("version")) {
        ProgramVersion.lines().forEach(out::println);
        out.flush();
        return 0;
      }
      if (!line.getArgList().isEmpty()) {
        throw new WrongWords("'" + line.getArgList().getFirst() + "' is not a word that " + name + " knows");
      }
      return run(new Words(line), out, err);
    } catch (ParseException | WrongWords e) {
      err.println(e.getMessage());
      help(err);
      return WRONG_WORDS;
    }
  }

  private void help(PrintWriter to) throws IOException {
    to.println("Usage: " + name + " [OPTION…]");
    TextHelpAppendable text = new TextHelpAppendable(to);
    text.setMaxWidth(WIDTH);
    HelpFormatter.Builder formatter = HelpFormatter.builder().setShowSince(false).setHelpAppendable(text);
    // as they were named, not by the alphabet
    formatter.setComparator(Comparator.comparingInt(option -> 0));
    text.appendParagraph(description);
    formatter.get().printOptions(options);
    if (!footer.isEmpty()) {
      text.appendParagraph(footer);
    }
    to.flush();
  }

  static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  static Option value(String name, String argument, String description) {
    return Option.builder().longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  /// Words that make no sense; its text is for the person.
  static final class WrongWords extends Exception {
    private static final long serialVersionUID = 1;

    WrongWords(String message) {
      super(message);
    }
  }

  /// The words after a command.
  static final class Words {
    private final CommandLine line;

    private Words(CommandLine line) {
      this.line = line;
    }

    boolean has(String option) {
      return line.hasOption(option);
    }

    List<String> all(String option) {
      // null also for one that stands there without its optional value
      String[] values = line.getOptionValues(option);
      return values == null ? List.of() : List.of(values);
    }

    Optional<String> one(String option) throws WrongWords {
      List<String> values = all(option);
      if (values.size() > 1) {
        throw new WrongWords("--" + option + " may stand only once");
      }
      return values.stream().findFirst();
    }

    Optional<String> oneOf(String option, List<String> allowed) throws WrongWords {
      Optional<String> value = one(option);
      if (value.isPresent() && !allowed.contains(value.get())) {
        throw new WrongWords("--" + option + ": '" + value.get() + "' is not one of " + String.join(", ", allowed));
      }
      return value;
    }

    Optional<Path> file(String option) throws WrongWords {
      Optional<String> text = one(option);
      return text.isEmpty() ? Optional.empty() : Optional.of(path(option, text.get()));
    }

    List<Path> files(String option) throws WrongWords {
      List<Path> files = new ArrayList<>();
      for (String text : all(option)) {
        files.add(path(option, text));
      }
      return files;
    }

    /// Standard input, addresses and impossible names are refused.
    private static Path path(String option, String text) throws WrongWords {
      if (text.isBlank() || text.equals("-") || text.contains("://")) {
        throw new WrongWords("--" + option + ": '" + text + "' is not the name of a file");
      }
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        throw new WrongWords("--" + option + ": not the name of a file: " + e.getReason());
      }
    }
  }
}
