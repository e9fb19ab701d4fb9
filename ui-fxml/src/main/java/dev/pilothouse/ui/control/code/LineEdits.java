// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What editing does to whole lines. Pure: lines in, lines out.
final class LineEdits {
  private static final String STEP = " ".repeat(Lines.STEP);
  private static final Pattern ITEM = Pattern.compile("( *)((?:- +)+|-)(.*)");
  private static final Pattern OPENS = Pattern.compile(".*(?::|[|>][-+0-9]{0,2})( +#.*)?");
  private static final Pattern KEYED = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'{\\[#][^:]*):(?: .*)?");

  private LineEdits() {}

  static List<String> indent(List<String> lines) {
    return lines.stream().map(line -> Lines.blank(line) ? line : STEP + line).toList();
  }

  static List<String> outdent(List<String> lines) {
    return lines.stream().map(line -> line.substring(Math.min(Lines.STEP, Lines.indent(line)))).toList();
  }

  /// Makes comments of lines, all at the depth of the shallowest; or lines of comments, when all are comments.
  static List<String> comment(List<String> lines) {
    boolean all = lines.stream().allMatch(line -> Lines.blank(line) || line.stripLeading().startsWith("#"));
    int depth = lines.stream().filter(line -> !Lines.blank(line)).mapToInt(Lines::indent).min().orElse(0);
    return lines.stream().map(line -> Lines.blank(line) ? line : all ? uncommented(line) : commented(line, depth)).toList();
  }

  private static String commented(String line, int depth) {
    return line.substring(0, depth) + "# " + line.substring(depth);
  }

  private static String uncommented(String line) {
    int at = line.indexOf('#');
    int from = line.startsWith("# ", at) ? at + 2 : at + 1;
    return line.substring(0, at) + line.substring(from);
  }

  /// What Enter puts between what stands before the caret and what stands behind it: the depth of the line, one more behind what
  /// opens a part, the dash of the next item behind an item that is a value alone.
  static String enter(String before) {
    String depth = " ".repeat(Lines.indent(before));
    Matcher item = ITEM.matcher(before);
    if (item.matches()) {
      String inside = item.group(1) + " ".repeat(Math.max(item.group(2).length(), Lines.STEP));
      String value = item.group(3).strip();
      if (value.isEmpty() || value.startsWith("#")) {
        return "\n" + depth;
      }
      if (OPENS.matcher(value).matches()) {
        return "\n" + inside + (KEYED.matcher(value).matches() ? STEP : "");
      }
      return "\n" + (KEYED.matcher(value).matches() ? inside : depth + "- ");
    }
    return "\n" + depth + (!Lines.blank(before) && !comment(before) && OPENS.matcher(before).matches() ? STEP : "");
  }

  /// Whether the line is an item with nothing in it, which Enter ends.
  static boolean emptyItem(String line) {
    return line.strip().equals("-");
  }

  private static boolean comment(String line) {
    return line.stripLeading().startsWith("#");
  }
}
