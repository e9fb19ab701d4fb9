// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.ui.nav.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How the sources of a log are called where there is little room, and their colours: pods by what tells them apart, with the
/// container where there is more than one, and the context as the rail shows it where there is more than one of these. Immutable;
/// any thread.
///
/// @param looks by the number of the source
/// @param width of the longest name, in characters; 0 when no names are needed
record SourceNames(Map<Integer, Look> looks, int width) {
  static final SourceNames NONE = new SourceNames(Map.of(), 0);
  private static final int COLOURS = 8;
  private static final int LONGEST = 20;
  private static final int SHORTEST_HASH = 4;

  /// @param tone 1 to 8
  /// @param context two letters; empty where there is only one context
  /// @param contextTone 1 to 8
  record Look(String name, int tone, String context, int contextTone) {
    /// Where the name begins behind the context, in characters.
    int shift() {
      return context.isEmpty() ? 0 : context.length() + 1;
    }
  }

  /// A pod of one context: elsewhere there may be another one of its name.
  private record Pod(String context, String namespace, String name) {
    static Pod of(LogStream stream) {
      return new Pod(stream.session().context().id(), stream.pod().namespace(), stream.pod().name());
    }
  }

  static SourceNames of(List<LogStream> streams) {
    List<Pod> pods = streams.stream().map(Pod::of).distinct().toList();
    Set<String> containers = streams.stream().map(LogStream::container).collect(Collectors.toSet());
    boolean contexts = pods.stream().map(Pod::context).distinct().count() > 1;
    Map<Pod, String> shortened = shortened(pods);
    Map<Integer, Look> looks = new HashMap<>();
    int width = 0;
    for (LogStream stream : streams) {
      String pod = pods.size() > 1 ? shortened.getOrDefault(Pod.of(stream), "") : "";
      String container = containers.size() > 1 ? stream.container() : "";
      String name = cut(pod.isEmpty() ? container : container.isEmpty() ? pod : pod + "/" + container);
      int colour = pods.size() > 1 ? pods.indexOf(Pod.of(stream)) : stream.source();
      String context = stream.session().context().name();
      Look look = new Look(name, colour % COLOURS + 1, contexts ? Identity.initials(context) : "", tone(context));
      looks.put(stream.source(), look);
      width = Math.max(width, look.shift() + name.length());
    }
    return new SourceNames(Map.copyOf(looks), width);
  }

  private static int tone(String context) {
    String hue = Identity.hue(context);
    return Integer.parseInt(hue.substring(hue.lastIndexOf('-') + 1));
  }

  private static String cut(String name) {
    return name.length() <= LONGEST ? name : "…" + name.substring(name.length() - LONGEST + 1);
  }

  /// The last part of each name where it is a hash that no other pod of its context has; else the whole name, with its namespace
  /// where another pod of the context has the same.
  private static Map<Pod, String> shortened(List<Pod> pods) {
    Map<Pod, List<Pod>> byEnd = new HashMap<>();
    for (Pod pod : pods) {
      byEnd.computeIfAbsent(new Pod(pod.context, "", end(pod)), key -> new ArrayList<>()).add(pod);
    }
    Map<Pod, String> shortened = new HashMap<>();
    byEnd.forEach((end, named) -> {
      boolean tells = named.size() == 1 && end.name.length() >= SHORTEST_HASH;
      named.forEach(pod -> shortened.put(pod, tells ? end.name : twice(pod, named) ? pod.namespace + "/" + pod.name : pod.name));
    });
    return shortened;
  }

  private static String end(Pod pod) {
    return pod.name.substring(pod.name.lastIndexOf('-') + 1);
  }

  private static boolean twice(Pod pod, List<Pod> among) {
    return among.stream().anyMatch(
        other -> !other.equals(pod) && other.name.equals(pod.name) && other.context.equals(pod.context));
  }
}
