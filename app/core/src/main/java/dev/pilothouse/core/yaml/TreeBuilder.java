// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import dev.pilothouse.core.yaml.DocumentReader.NotYamlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/// Makes the tree of one document out of the parser's events, within limits that no honest document reaches: what is too deep,
/// too often aliased or holds itself ends in a problem before it takes memory.
final class TreeBuilder {
  /// The deepest CRD seen in the wild has 38 levels.
  static final int DEEPEST = 100;

  /// Nodes that aliases stand for, all of them counted each time.
  static final int MOST_ALIASED = 100_000;

  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> KNOWN_TAGS =
      Stream.of("str", "int", "float", "bool", "null", "seq", "map", "binary", "merge").map(CORE::concat)
          .collect(Collectors.toUnmodifiableSet());

  private final CodePointOffsets offsets;
  private final int base;
  private final Lines lines;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final IdentityHashMap<YamlNode, Integer> sizes = new IdentityHashMap<>();
  private @Nullable ParserImpl parser;
  private int depth;
  private int aliased;

  /// @param text one document
  /// @param base where it begins in the whole text, whose lines are given
  TreeBuilder(String text, int base, Lines lines) {
    this.text = text;
    this.offsets = new CodePointOffsets(text);
    this.base = base;
    this.lines = lines;
  }

  /// @return null for a document without content
  @Nullable YamlNode build() throws NotYamlException {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE);
      ParserImpl events = new ParserImpl(new StreamReader(text), options);
      parser = events;
      next();
      if (events.checkEvent(Event.ID.StreamEnd)) {
        return null;
      }
      next();
      YamlNode root = node(next());
      next();
      if (!events.checkEvent(Event.ID.StreamEnd)) {
        Span rest = span(events.peekEvent().getStartMark(), events.peekEvent().getEndMark());
        throw new NotYamlException(Problem.syntax(rest, new Fault.NotYaml(SyntaxError.WRONG_INDENTATION, "")));
      }
      return root;
    } catch (MarkedYAMLException e) {
      throw new NotYamlException(SyntaxProblems.of(e, text, offsets, base));
    } catch (YAMLException e) {
      throw new NotYamlException(SyntaxProblems.unreadable(e, text, offsets, base));
    }
  }

  List<Problem> problems() {
    return problems;
  }

  private Event next() {
    return Objects.requireNonNull(parser).getEvent();
  }

  private YamlNode node(Event event) throws NotYamlException {
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    String anchor = event instanceof NodeEvent each ? each.getAnchor() : null;
    if (anchor != null) {
      open.add(anchor);
    }
    if (++depth > DEEPEST) {
      throw fault(event, SyntaxError.TOO_DEEP, String.valueOf(DEEPEST));
    }
    tag(event);
    YamlNode node =
        switch (event) {
          case MappingStartEvent start -> mapping(start);
          case SequenceStartEvent start -> sequence(start);
          case ScalarEvent scalar -> scalar(scalar);
          default -> throw fault(event, SyntaxError.OTHER, event.getEventId().toString());
        };
    depth--;
    if (anchor != null) {
      open.remove(anchor);
      anchors.put(anchor, node);
    }
    return node;
  }

  /// What go-yaml does not know it leaves out without a word.
  private void tag(Event event) {
    String tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent start -> start.getTag();
          default -> null;
        };
    if (tag != null && !tag.equals("!") && !KNOWN_TAGS.contains(tag)) {
      Span start = span(event.getStartMark(), event.getStartMark());
      int from = text.indexOf('!', start.start() - base);
      int end = from;
      while (end >= 0 && end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      Span written = from < 0 ? start : new Span(base + from, base + end);
      boolean blank = end >= 0 && end < text.length() && text.charAt(end) == ' ';
      Span withBlank = blank ? new Span(written.start(), written.end() + 1) : written;
      String word = from < 0 ? tag : text.substring(from, end);
      Fix fix = Fix.of(Fix.Kind.REMOVE, "", withBlank, "");
      problems.add(
          new Problem(Problem.Severity.WARNING, Problem.Rung.SYNTAX, written, new Fault.UnknownTag(word), List.of(fix)));
    }
  }

  private YamlNode alias(AliasEvent event) throws NotYamlException {
    String name = event.getAnchor();
    YamlNode target = anchors.get(name);
    if (open.contains(name)) {
      throw fault(event, SyntaxError.RECURSIVE_ALIAS, name);
    }
    if (target == null) {
      throw fault(event, SyntaxError.UNKNOWN_ANCHOR, name);
    }
    int size = sizes.getOrDefault(target, 1);
    aliased += size;
    if (aliased > MOST_ALIASED) {
      throw fault(event, SyntaxError.TOO_MANY_ALIASES, name);
    }
    YamlAlias alias = new YamlAlias(span(event.getStartMark(), event.getEndMark()), target);
    sizes.put(alias, size);
    return alias;
  }

  private YamlMapping mapping(MappingStartEvent start) throws NotYamlException {
    List<YamlEntry> entries = new ArrayList<>();
    int size = 1;
    Span last = span(start.getStartMark(), start.getStartMark());
    Event event = next();
    for (; !event.is(Event.ID.MappingEnd); event = next()) {
      YamlNode key = node(event);
      YamlNode value = node(next());
      size += 1 + sizes.getOrDefault(value, 1);
      last = value.span();
      if (key instanceof YamlScalar scalar) {
        entries.add(new YamlEntry(scalar, value));
      } else {
        problems.add(Problem.syntax(key.span(), new Fault.NotYaml(SyntaxError.KEY_NOT_A_WORD, "")));
      }
    }
    YamlMapping mapping = new YamlMapping(whole(start.isFlow(), start, event, last), entries, start.isFlow());
    sizes.put(mapping, size);
    problems.addAll(Duplicates.of(mapping, depth == 1, lines));
    return mapping;
  }

  private YamlSequence sequence(SequenceStartEvent start) throws NotYamlException {
    List<YamlNode> items = new ArrayList<>();
    int size = 1;
    Span last = span(start.getStartMark(), start.getStartMark());
    Event event = next();
    for (; !event.is(Event.ID.SequenceEnd); event = next()) {
      YamlNode item = node(event);
      size += sizes.getOrDefault(item, 1);
      last = item.span();
      items.add(item);
    }
    YamlSequence sequence = new YamlSequence(whole(start.isFlow(), start, event, last), items, start.isFlow());
    sizes.put(sequence, size);
    return sequence;
  }

  /// A block ends for the parser where the next thing begins; for a reader it ends with its last value.
  private Span whole(boolean flow, Event start, Event end, Span last) {
    Span all = span(start.getStartMark(), end.getEndMark());
    return flow ? all : new Span(all.start(), Math.max(all.start(), last.end()));
  }

  private YamlScalar scalar(ScalarEvent event) {
    YamlScalar.Style style = style(event.getScalarStyle());
    Span span = span(event.getStartMark(), event.getEndMark());
    if (style == YamlScalar.Style.LITERAL || style == YamlScalar.Style.FOLDED) {
      int end = span.end();
      while (end > span.start() && Character.isWhitespace(text.charAt(end - 1 - base))) {
        end--;
      }
      span = new Span(span.start(), end);
    }
    return new YamlScalar(span, event.getValue(), style, event.getTag() == null ? "" : event.getTag());
  }

  private static YamlScalar.Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
      case LITERAL -> YamlScalar.Style.LITERAL;
      case FOLDED -> YamlScalar.Style.FOLDED;
      default -> YamlScalar.Style.PLAIN;
    };
  }

  private NotYamlException fault(Event event, SyntaxError error, String detail) {
    return new NotYamlException(Problem.syntax(span(event.getStartMark(), event.getEndMark()), new Fault.NotYaml(error, detail)));
  }

  private Span span(Mark start, Mark end) {
    return new Span(base + offsets.of(start.getIndex()), base + offsets.of(end.getIndex()));
  }
}
