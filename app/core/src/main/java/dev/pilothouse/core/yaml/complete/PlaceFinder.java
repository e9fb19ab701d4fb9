// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.yaml.Lines;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.complete.Place.Mode;
import dev.pilothouse.core.yaml.complete.Place.ObjectHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the place of a caret by the indentation of the lines around it. Used once.
final class PlaceFinder {
  /// In an object that is all brackets no line says what it is.
  private static final Pattern JSON = Pattern.compile("\"(apiVersion|kind)\"\\s*:\\s*\"([^\"\n]*)\"");

  /// The way from a List to one of its objects.
  private static final List<String> ITEM = List.of("items", "");

  private final String text;
  private final int caret;
  private final Lines lines;
  private final int line;
  private final String whole;
  private final String head;
  private final BlockLines block;

  private PlaceFinder(String text, int caret) {
    this.text = text;
    this.caret = caret;
    lines = Lines.of(text);
    line = lines.lineOf(caret);
    whole = lines.line(line);
    head = text.substring(lines.start(line), Math.max(lines.start(line), Math.min(caret, lines.end(line))));
    List<String> all = new ArrayList<>();
    for (int i = 0; i < lines.count(); i++) {
      all.add(lines.line(i));
    }
    int first = line;
    while (first > 0 && !divides(all.get(first - 1))) {
      first--;
    }
    int last = line;
    while (last + 1 < all.size() && !divides(all.get(last + 1))) {
      last++;
    }
    block = new BlockLines(all, first, last, line);
  }

  static Place find(String text, int caret) {
    PlaceFinder finder = new PlaceFinder(text, caret);
    Place found = finder.find();
    boolean item = found.object().word("kind").equals("List") && found.path().size() >= ITEM.size()
        && found.path().subList(0, ITEM.size()).equals(ITEM);
    return item ? found.within(ITEM.size(), finder.item()) : found;
  }

  private static boolean divides(String line) {
    return line.startsWith("---") || line.startsWith("...");
  }

  private Place find() {
    boolean blank = whole.isBlank();
    boolean inText = block.where(line) == BlockLines.Where.TEXT && !(blank && outOfText());
    if (inText || divides(whole) || LineReader.comment(head) < head.length() || head.startsWith("%") || head.indexOf('\t') >= 0) {
      return Place.nothing(caret);
    }
    if (block.where(line) == BlockLines.Where.FLOW) {
      BlockLines.Bracket bracket = block.bracket(line);
      return flow(bracket.line(), bracket.column());
    }
    LineReader reader = new LineReader(head, line);
    List<LineToken> own = reader.read();
    int flow = BlockLines.flowAt(head);
    if (flow >= 0) {
      return flow(line, flow);
    }
    boolean key = !own.isEmpty() && !own.getLast().item();
    if (key) {
      return value(own);
    }
    return head.endsWith("-") && head.strip().endsWith("-") ? Place.nothing(caret) : fieldOrItem(own, reader.wordsAt());
  }

  /// An empty line behind a block scalar belongs to what the caret's column says.
  private boolean outOfText() {
    return block.above(line).stream().findFirst().filter(token -> token.column() >= head.length()).isPresent();
  }

  // key: val|
  private Place value(List<LineToken> own) {
    LineToken key = own.getLast();
    int colon = LineReader.colon(head, key.column());
    List<String> path = path(own.subList(0, own.size() - 1), key.column());
    path.add(key.name());
    int from = colon + 1;
    while (from < head.length() && head.charAt(from) == ' ') {
      from++;
    }
    return new Place(
        Mode.VALUE, path, head.substring(unquoted(from)), span(unquoted(from), head.length()),
        span(unquoted(from), valueEnd(from)), key.column(), false, from == colon + 1, false, siblings(own, key.column()), object());
  }

  private int unquoted(int from) {
    return from < head.length() && "\"'".indexOf(head.charAt(from)) >= 0 ? from + 1 : from;
  }

  private int valueEnd(int from) {
    if (from < whole.length() && "\"'".indexOf(whole.charAt(from)) >= 0) {
      return Math.max(head.length(), Math.min(whole.length(), LineReader.closing(whole, from)));
    }
    int end = LineReader.comment(whole);
    return Math.max(head.length(), whole.substring(0, end).stripTrailing().length());
  }

  // nam|   or   - val|
  private Place fieldOrItem(List<LineToken> own, int from) {
    int end = head.length();
    while (end < whole.length() && " :#".indexOf(whole.charAt(end)) < 0) {
      end++;
    }
    List<String> path = path(own, from);
    int start = unquoted(from);
    boolean keyed = end < whole.length() && whole.startsWith(":", end);
    return new Place(
        Mode.FIELD, path, head.substring(Math.min(start, head.length())), span(start, head.length()), span(start, end), from, false,
        false, keyed, siblings(own, from), object());
  }

  private Place flow(int openLine, int openColumn) {
    FlowScan scan = new FlowScan(text.substring(lines.start(openLine) + openColumn, caret));
    String opener = lines.line(openLine).substring(0, openColumn);
    List<LineToken> own = new LineReader(opener, openLine).read();
    if (!scan.isOpen()) {
      return Place.nothing(caret);
    }
    boolean key = !own.isEmpty() && !own.getLast().item();
    List<LineToken> dashes = key ? own.subList(0, own.size() - 1) : own;
    int column = key ? own.getLast().column() : openColumn;
    List<String> path = openLine == line ? path(dashes, column) : pathOf(openLine, dashes, column);
    if (key) {
      path.add(own.getLast().name());
    }
    path.addAll(scan.path());
    int end = caret;
    while (end < lines.end(line) && " :,]}\"'".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    Map<String, LineToken> set = new HashMap<>();
    scan.set().forEach((name, value) -> set.put(name, new LineToken(false, line, column, name, value)));
    Span before = new Span(Math.max(0, caret - scan.word().length()), caret);
    boolean keyed = text.startsWith(":", end) || text.startsWith("\":", end);
    boolean tight = scan.inValue() && !scan.inList() && caret > 0 && text.charAt(caret - 1) == ':';
    Mode mode = scan.inValue() ? Mode.VALUE : Mode.FIELD;
    Span all = new Span(before.start(), end);
    return new Place(mode, path, scan.word(), before, all, column, true, tight, keyed, set, object());
  }

  private Span span(int from, int to) {
    int start = lines.start(line);
    return new Span(start + Math.min(from, to), start + to);
  }

  private List<String> path(List<LineToken> dashes, int column) {
    return pathOf(line, dashes, column);
  }

  /// The keys that a column belongs to, from the top.
  private List<String> pathOf(int from, List<LineToken> dashes, int column) {
    List<String> path = new ArrayList<>();
    List<LineToken> above = new ArrayList<>(dashes.reversed());
    above.addAll(block.above(from));
    int limit = column;
    boolean item = false;
    for (LineToken token : above) {
      boolean parent = token.column() < limit || (item && !token.item() && token.column() == limit && token.opens());
      if (parent) {
        path.addFirst(token.item() ? "" : token.opens() ? token.name() : "\0");
        limit = token.column();
        item = token.item();
      }
    }
    return path;
  }

  /// The other keys of the mapping that stands at a column.
  private Map<String, LineToken> siblings(List<LineToken> own, int column) {
    Map<String, LineToken> set = new LinkedHashMap<>();
    if (own.stream().noneMatch(token -> token.item())) {
      collect(block.above(line), column, set);
    }
    collect(block.below(line), column, set);
    return set;
  }

  private static void collect(List<LineToken> tokens, int column, Map<String, LineToken> set) {
    for (LineToken token : tokens) {
      if (token.column() < column) {
        return;
      }
      if (!token.item() && token.column() == column) {
        set.putIfAbsent(token.name(), token);
      }
    }
  }

  /// The object of a List that the caret stands in: what its lines say that stand in the column of its first key.
  private ObjectHead item() {
    List<LineToken> tokens = block.tokens();
    int dash = tokens.stream().filter(LineToken::item).mapToInt(LineToken::column).min().orElse(0);
    int from = 0;
    int to = tokens.size();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).item() && tokens.get(i).column() == dash) {
        from = tokens.get(i).line() <= line ? i : from;
        to = tokens.get(i).line() > line ? Math.min(to, i) : to;
      }
    }
    List<LineToken> own = tokens.subList(from, to);
    return head(own, own.stream().filter(token -> !token.item()).mapToInt(LineToken::column).min().orElse(0));
  }

  private ObjectHead object() {
    ObjectHead object = head(block.tokens(), 0);
    Map<String, LineToken> head = object.head();
    if (head.isEmpty()) {
      Matcher json = JSON.matcher(text);
      while (json.find()) {
        head.putIfAbsent(json.group(1), new LineToken(false, lines.lineOf(json.start()), 0, json.group(1), json.group(2)));
      }
    }
    return object;
  }

  /// @param column where the keys of the object stand
  private static ObjectHead head(List<LineToken> tokens, int column) {
    Map<String, LineToken> head = new HashMap<>();
    String namespace = "";
    boolean metadata = false;
    for (LineToken token : tokens) {
      if (!token.item() && token.column() == column) {
        metadata = token.name().equals("metadata");
        head.putIfAbsent(token.name(), token);
      } else if (metadata && token.name().equals("namespace") && namespace.isEmpty()) {
        namespace = token.word();
      }
    }
    return new ObjectHead(head, namespace);
  }
}
