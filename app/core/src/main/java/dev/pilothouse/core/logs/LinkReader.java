// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.kind.Selector;
import dev.pilothouse.core.logs.LogLink.Look;
import dev.pilothouse.core.logs.LogLink.Source;
import dev.pilothouse.core.model.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Puts a link together from its parts, one after the other, and says what is wrong with them.
final class LinkReader {
  private final List<Source> sources = new ArrayList<>();
  private final Set<String> containers = new HashSet<>();
  private final List<FieldCondition> where = new ArrayList<>();
  private final EnumSet<LogLevel> hidden = EnumSet.noneOf(LogLevel.class);
  private final List<String> columns = new ArrayList<>();
  private final Set<LogLink.Stream> without = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private boolean previous;
  private boolean pattern;
  private boolean only;
  private int around;
  private String since = LogLink.NOTHING.since();
  private boolean wrap;
  private String times = Look.USUAL.times();
  private String query = "";
  private String exclude = "";

  /// A part that says nothing that can be done.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Message why;

    Wrong(Message why) {
      super(why.key());
      this.why = why;
    }

    Message why() {
      return why;
    }
  }

  void take(String name, String value) throws Wrong {
    switch (name) {
      case "context" -> {
        seen.removeAll(Set.of("namespace", "kind", "name", "selector"));
        sources.add(new Source(value, "", "", "", ""));
      }
      case "namespace", "kind", "name", "selector" -> source(name, value);
      case "container" -> containers.add(value);
      case "where" -> {
        Optional<List<FieldCondition>> read = FieldCondition.read(value);
        where.addAll(read.filter(all -> !all.isEmpty()).orElseThrow(() -> wrong(name, value)));
      }
      case "hide" -> {
        try {
          hidden.add(LogLevel.valueOf(value.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException noLevel) {
          throw wrong(name, value);
        }
      }
      case "column" -> {
        if (value.isEmpty() || columns.contains(value)) {
          throw wrong(name, value);
        }
        columns.add(value);
      }
      case "without" -> without.add(LogLink.Stream.read(value).orElseThrow(() -> wrong(name, value)));
      default -> view(name, value);
    }
  }

  private void source(String name, String value) throws Wrong {
    if (sources.isEmpty()) {
      throw new Wrong(Message.of("link.noContext", name));
    }
    once(name);
    Source last = sources.removeLast();
    sources.add(
        switch (name) {
          case "namespace" -> new Source(last.context(), value, last.kind(), last.name(), last.selector());
          case "kind" -> new Source(last.context(), last.namespace(), value, last.name(), last.selector());
          case "name" -> new Source(last.context(), last.namespace(), last.kind(), value, last.selector());
          default -> new Source(last.context(), last.namespace(), last.kind(), last.name(), value);
        });
    if (name.equals("selector") && Selector.parse(value).isEmpty()) {
      throw wrong(name, value);
    }
  }

  private void view(String name, String value) throws Wrong {
    once(name);
    switch (name) {
      case "previous" -> previous = yes(name, value);
      case "since" -> since = one(LogLink.SINCE, name, value);
      case "q" -> query = value;
      case "pattern" -> pattern = yes(name, value);
      case "only" -> only = yes(name, value);
      case "around" -> around = number(name, value);
      case "exclude" -> exclude = value;
      case "wrap" -> wrap = yes(name, value);
      case "times" -> times = one(LogLink.TIMES, name, value);
      default -> throw new Wrong(Message.of("link.unknown", name));
    }
  }

  LogLink link() throws Wrong {
    if (sources.isEmpty()) {
      throw new Wrong(Message.of("link.noSource"));
    }
    for (Source source : sources) {
      if (source.selector().isEmpty() && (source.kind().isEmpty() || source.name().isEmpty())) {
        throw new Wrong(Message.of("link.noObject", source.context()));
      }
    }
    if (pattern) {
      compiles("q", query);
      compiles("exclude", exclude);
    }
    Look look = new Look(times, wrap, columns, without);
    return new LogLink(sources, previous, containers, since, query, pattern, only, around, exclude, where, hidden, look);
  }

  private void once(String name) throws Wrong {
    if (!seen.add(name)) {
      throw new Wrong(Message.of("link.twice", name));
    }
  }

  private static boolean yes(String name, String value) throws Wrong {
    return one(List.of("true", "false"), name, value).equals("true");
  }

  private static String one(List<String> of, String name, String value) throws Wrong {
    if (!of.contains(value)) {
      throw wrong(name, value);
    }
    return value;
  }

  private static int number(String name, String value) throws Wrong {
    if (!value.matches("\\d{1,2}")) {
      throw wrong(name, value);
    }
    return Integer.parseInt(value);
  }

  private static void compiles(String name, String text) throws Wrong {
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw wrong(name, text);
    }
  }

  private static Wrong wrong(String name, String value) {
    return new Wrong(Message.of("link.wrong", name, value));
  }
}
