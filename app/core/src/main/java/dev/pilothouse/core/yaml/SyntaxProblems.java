// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/// Turns what SnakeYAML says into what we say, at the place where the person went wrong: for a quote that is never closed that is
/// the quote and not the end of the text.
final class SyntaxProblems {
  private static final List<String> INDENTATION =
      List.of("expected <block end>", "sequence entries are not allowed", "document start");

  private SyntaxProblems() {}

  static Problem of(MarkedYAMLException e, String text, CodePointOffsets offsets, int base) {
    String said = String.valueOf(e.getProblem());
    String context = String.valueOf(e.getContext());
    SyntaxError error = kind(said, context);
    Mark mark = begunEarlier(error) && e.getContextMark() != null ? e.getContextMark() : e.getProblemMark();
    int offset = mark == null ? 0 : Math.min(offsets.of(mark.getIndex()), text.length());
    if (error == SyntaxError.TAB) {
      return tab(text, offset, base);
    }
    if (error == SyntaxError.RESERVED_CHARACTER) {
      return reserved(text, offset, base);
    }
    int begun = error == SyntaxError.UNEXPECTED_COLON ? OddLines.withoutColon(text, offset) : -1;
    if (begun >= 0) {
      error = SyntaxError.MISSING_COLON;
      offset = begun;
    }
    int outdented = error == SyntaxError.UNEXPECTED_COLON ? OddLines.ofAnotherIndent(text, offset) : -1;
    if (outdented >= 0) {
      error = SyntaxError.WRONG_INDENTATION;
      offset = outdented;
    }
    Span span = word(text, offset);
    String detail =
        switch (error) {
          case OTHER -> said;
          case BAD_ESCAPE -> offset < text.length() ? text.substring(offset, offset + 1) : "";
          default -> span.of(text);
        };
    return Problem.syntax(span.moved(base), new Fault.NotYaml(error, detail));
  }

  static Problem unreadable(YAMLException e, String text, CodePointOffsets offsets, int base) {
    if (e instanceof ReaderException reader) {
      int offset = Math.min(offsets.of(reader.getPosition()), Math.max(0, text.length() - 1));
      Fault fault = new Fault.NotYaml(SyntaxError.UNPRINTABLE_CHARACTER, "U+%04X".formatted(reader.getCodePoint()));
      return Problem.syntax(new Span(offset, Math.min(text.length(), offset + 1)).moved(base), fault);
    }
    return Problem.syntax(Span.at(base), new Fault.NotYaml(SyntaxError.OTHER, String.valueOf(e.getMessage())));
  }

  private static SyntaxError kind(String said, String context) {
    if (said.contains("\\t(TAB)")) {
      return SyntaxError.TAB;
    }
    if (context.contains("quoted scalar")) {
      return said.contains("escape") || said.contains("hexadecimal") ? SyntaxError.BAD_ESCAPE : SyntaxError.OPEN_QUOTE;
    }
    if (context.contains("scanning an alias") || context.contains("scanning an anchor")) {
      return SyntaxError.RESERVED_CHARACTER;
    }
    if (context.contains("flow mapping") || context.contains("flow sequence")) {
      return SyntaxError.OPEN_BRACKET;
    }
    return ofProblem(said);
  }

  private static SyntaxError ofProblem(String said) {
    if (said.contains("could not find expected ':'")) {
      return SyntaxError.MISSING_COLON;
    }
    if (said.contains("mapping values are not allowed")) {
      return SyntaxError.UNEXPECTED_COLON;
    }
    if (INDENTATION.stream().anyMatch(said::contains)) {
      return SyntaxError.WRONG_INDENTATION;
    }
    return said.contains("cannot start any token") ? SyntaxError.RESERVED_CHARACTER : SyntaxError.OTHER;
  }

  /// Errors that the parser notices only where what was begun should have ended.
  private static boolean begunEarlier(SyntaxError error) {
    return switch (error) {
      case RESERVED_CHARACTER, OPEN_QUOTE, OPEN_BRACKET, MISSING_COLON -> true;
      default -> false;
    };
  }

  /// A value that begins with a sign of YAML's own, such as the stars of a schedule: in quotes it is what was meant.
  private static Problem reserved(String text, int offset, int base) {
    int end = offset;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r' && !text.startsWith(" #", end)) {
      end++;
    }
    String value = text.substring(offset, end).stripTrailing();
    Span span = new Span(offset, offset + value.length());
    String sign = value.isEmpty() ? "" : value.substring(0, 1);
    String quoted = '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    Fix fix = Fix.of(Fix.Kind.QUOTE, "", span.moved(base), quoted);
    return Problem.syntax(span.moved(base), new Fault.NotYaml(SyntaxError.RESERVED_CHARACTER, sign), fix);
  }

  private static Problem tab(String text, int offset, int base) {
    int start = offset;
    while (start > 0 && text.charAt(start - 1) != '\n' && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < text.length() && (text.charAt(end) == '\t' || text.charAt(end) == ' ')) {
      end++;
    }
    Span span = new Span(start, Math.max(start, end));
    Fix fix = Fix.of(Fix.Kind.USE_SPACES, "", span.moved(base), span.of(text).replace("\t", "  "));
    return Problem.syntax(span.moved(base), new Fault.NotYaml(SyntaxError.TAB, ""), fix);
  }

  /// The word at a place; the last one of its line when there is none.
  private static Span word(String text, int offset) {
    int start = Math.min(offset, text.length());
    while (start > 0 && (start == text.length() || text.charAt(start) == '\n' || text.charAt(start) == '\r')
        && text.charAt(start - 1) != '\n') {
      start--;
    }
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new Span(start, end);
  }
}
