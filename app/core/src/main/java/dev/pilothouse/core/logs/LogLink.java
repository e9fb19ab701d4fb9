// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import dev.pilothouse.core.model.Message;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
/// @param times one of [#TIMES]
public record LogLink(
    List<Source> sources, boolean previous, Set<String> containers, String since, String query, boolean pattern, boolean only,
    int around, String exclude, List<FieldCondition> where, Set<LogLevel> hidden, String times) {
  public static final String BEGIN = "pilothouse:logs?";
  public static final List<String> SINCE = List.of("tail", "1m", "5m", "15m", "30m", "1h", "all");
  public static final List<String> TIMES = List.of("local", "utc", "ago", "off");
  public static final LogLink NOTHING =
      new LogLink(List.of(), false, Set.of(), "tail", "", false, false, 0, "", List.of(), Set.of(), "local");
  private static final int LONGEST = 8_000;

  /// Something whose logs are read.
  ///
  /// @param namespace empty for kinds without one, and with a selector for all
  /// @param kind as kubectl names it, with its group: `deployments.apps`; empty with a selector alone
  /// @param name empty with a selector alone
  /// @param selector of labels; empty for none
  public record Source(String context, String namespace, String kind, String name, String selector) {}

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
    return new LogLink(next, previous, containers, since, query, pattern, only, around, exclude, where, hidden, times);
  }

  public LogLink previous(boolean before) {
    return new LogLink(sources, before, containers, since, query, pattern, only, around, exclude, where, hidden, times);
  }

  /// The same without what looks like a secret in what is searched and asked for.
  public LogLink withoutSecrets() {
    return new LogLink(
        sources, previous, containers, since, plain(query), pattern, only, around, plain(exclude),
        where.stream().filter(one -> plain(one.key() + "=" + one.value()).length() > 0).toList(), hidden, times);
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
    add(parts, "times", times.equals(NOTHING.times) ? "" : times);
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
