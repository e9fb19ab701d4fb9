// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a view of logs shows, as one text that people send each other:
/// `pilothouse:logs?context=prod-eu&namespace=shop&kind=deployments.apps&name=checkout&since=15m&q=timeout&where=status%3D500`.
/// Each `context` begins a further source. Names only: no address, no user, no secret. Immutable; any thread.
///
/// @param previous the run before the last restart
/// @param containers the names of those that are read; none for the usual ones
/// @param since one of [#SINCE]
/// @param query what is searched
/// @param pattern whether query and exclude are regular expressions
/// @param only whether only lines that match are shown
/// @param around how many lines around each match
/// @param exclude what lines must not have
/// @param hidden the levels whose lines are not shown
/// @param look how it is drawn, and of which containers
public record LogLink(
    List<Source> sources, boolean previous, Set<String> containers, String since, String query, boolean pattern, boolean only,
    int around, String exclude, List<FieldCondition> where, Set<LogLevel> hidden, Look look) {
  public static final String BEGIN = "pilothouse:logs?";
  public static final List<String> SINCE = List.of("tail", "1m", "5m", "15m", "30m", "1h", "all");
  public static final List<String> TIMES = List.of("local", "utc", "ago", "off");
  public static final LogLink NOTHING =
      new LogLink(List.of(), false, Set.of(), "tail", "", false, false, 0, "", List.of(), Set.of(), Look.USUAL);
  private static final int LONGEST = 8_000;

  /// Something whose logs are read.
  ///
  /// @param namespace empty for kinds without one, and with a selector for all
  /// @param kind as kubectl names it, with its group: `deployments.apps`; empty with a selector alone
  /// @param name empty with a selector alone
  /// @param selector of labels; empty for none
  public record Source(String context, String namespace, String kind, String name, String selector) {}

  /// The log of one container. Written as `CONTEXT/NAMESPACE/POD/CONTAINER`; only a context may have more of these strokes.
  public record Stream(String context, String namespace, String pod, String container) {
    /// Empty when a text names none.
    static Optional<Stream> read(String text) {
      List<String> parts = List.of(text.split("/", -1));
      int end = parts.size();
      String context = String.join("/", parts.subList(0, Math.max(0, end - 3)));
      if (context.isEmpty() || parts.subList(end - 3, end).contains("")) {
        return Optional.empty();
      }
      return Optional.of(new Stream(context, parts.get(end - 3), parts.get(end - 2), parts.get(end - 1)));
    }

    String text() {
      return String.join("/", context, namespace, pod, container);
    }
  }

  /// How lines are drawn.
  ///
  /// @param times one of [#TIMES]
  /// @param columns the fields that stand in columns, in their order
  /// @param without the containers whose lines are hidden
  public record Look(String times, boolean wrap, List<String> columns, Set<Stream> without) {
    public static final Look USUAL = new Look("local", false, List.of(), Set.of());

    public Look {
      columns = List.copyOf(columns);
      without = Set.copyOf(without);
    }
  }

  public LogLink {
    sources = List.copyOf(sources);
    containers = Set.copyOf(containers);
    where = List.copyOf(where);
    hidden = Set.copyOf(hidden);
  }

  /// What comes of reading.
  public sealed interface Read {
    record Good(LogLink link) implements Read {}

    /// @param why in words for a person
    record Bad(Message why) implements Read {}
  }

  /// Whether a text means to be a link, good or bad.
  public static boolean isMeant(String text) {
    return text.strip().toLowerCase(Locale.ROOT).startsWith("pilothouse:");
  }

  public LogLink sources(List<Source> next) {
    return new LogLink(next, previous, containers, since, query, pattern, only, around, exclude, where, hidden, look);
  }

  public LogLink previous(boolean before) {
    return new LogLink(sources, before, containers, since, query, pattern, only, around, exclude, where, hidden, look);
  }

  public LogLink containers(Set<String> names) {
    return new LogLink(sources, previous, names, since, query, pattern, only, around, exclude, where, hidden, look);
  }

  /// The same without what looks like a secret in what is searched and asked for.
  public LogLink withoutSecrets() {
    return new LogLink(
        sources, previous, containers, since, plain(query), pattern, only, around, plain(exclude),
        where.stream().filter(one -> plain(one.key() + "=" + one.value()).length() > 0).toList(), hidden, look);
  }

  /// The same as far as it is not longer than a link may be: of very many hidden containers none are named.
  public LogLink shortened() {
    Look less = new Look(look.times, look.wrap, look.columns, Set.of());
    return text().length() <= LONGEST
        ? this
        : new LogLink(sources, previous, containers, since, query, pattern, only, around, exclude, where, hidden, less);
  }

  private static String plain(String text) {
    return SecretMask.mask(text).equals(text) ? text : "";
  }

  public String text() {
    List<String> parts = new ArrayList<>();
    for (Source source : sources) {
      add(parts, "context", source.context);
      add(parts, "namespace", source.namespace);
      add(parts, "kind", source.kind);
      add(parts, "name", source.name);
      add(parts, "selector", source.selector);
    }
    add(parts, "previous", previous ? "true" : "");
    new TreeSet<>(containers).forEach(name -> add(parts, "container", name));
    add(parts, "since", since.equals(NOTHING.since) ? "" : since);
    add(parts, "q", query);
    add(parts, "pattern", pattern ? "true" : "");
    add(parts, "only", only ? "true" : "");
    add(parts, "around", around == 0 ? "" : Integer.toString(around));
    add(parts, "exclude", exclude);
    where.forEach(one -> add(parts, "where", one.text()));
    new TreeSet<>(hidden).forEach(level -> add(parts, "hide", level.name().toLowerCase(Locale.ROOT)));
    add(parts, "times", look.times.equals(Look.USUAL.times) ? "" : look.times);
    add(parts, "wrap", look.wrap ? "true" : "");
    look.columns.forEach(key -> add(parts, "column", key));
    look.without.stream().map(Stream::text).sorted().forEach(stream -> add(parts, "without", stream));
    return BEGIN + String.join("&", parts);
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }
  }

  /// Reads what [#text] wrote, or a person.
  public static Read read(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      return new Read.Bad(Message.of("link.tooLong", LONGEST));
    }
    if (!stripped.toLowerCase(Locale.ROOT).startsWith(BEGIN)) {
      return new Read.Bad(Message.of("link.notOne", BEGIN));
    }
    try {
      LinkReader reader = new LinkReader();
      for (String part : stripped.substring(BEGIN.length()).split("&")) {
        int sign = part.indexOf('=');
        if (sign < 0) {
          return new Read.Bad(Message.of("link.noValue", part));
        }
        String value = part.substring(sign + 1).replace("+", "%2B");
        reader.take(part.substring(0, sign), URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
      return new Read.Good(reader.link());
    } catch (LinkReader.Wrong wrong) {
      return new Read.Bad(wrong.why());
    } catch (IllegalArgumentException notDecoded) {
      return new Read.Bad(Message.of("link.notDecoded"));
    }
  }
}
