// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.tail.LogStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How the sources of a log are called where there is little room, and their colours: pods by what tells them apart, with the
/// container where there is more than one. Immutable; any thread.
///
/// @param looks by the number of the source
/// @param width of the longest name, in characters; 0 when no names are needed
record SourceNames(Map<Integer, Look> looks, int width) {
  static final SourceNames NONE = new SourceNames(Map.of(), 0);
  private static final int COLOURS = 8;
  private static final int LONGEST = 20;
  private static final int SHORTEST_HASH = 4;

  /// @param tone 1 to 8
  record Look(String name, int tone) {}

  static SourceNames of(List<LogStream> streams) {
    List<String> pods = streams.stream().map(LogStream::pod).map(ResourceRef::name).distinct().toList();
    Set<String> containers = streams.stream().map(LogStream::container).collect(Collectors.toSet());
    Map<String, String> shortened = shortened(pods);
    Map<Integer, Look> looks = new HashMap<>();
    int width = 0;
    for (LogStream stream : streams) {
      String pod = pods.size() > 1 ? shortened.getOrDefault(stream.pod().name(), "") : "";
      String container = containers.size() > 1 ? stream.container() : "";
      String name = cut(pod.isEmpty() ? container : container.isEmpty() ? pod : pod + "/" + container);
      int colour = pods.size() > 1 ? pods.indexOf(stream.pod().name()) : stream.source();
      looks.put(stream.source(), new Look(name, colour % COLOURS + 1));
      width = Math.max(width, name.length());
    }
    return new SourceNames(Map.copyOf(looks), width);
  }

  private static String cut(String name) {
    return name.length() <= LONGEST ? name : "…" + name.substring(name.length() - LONGEST + 1);
  }

  /// The last part of each name where it is a hash that no other pod has; else the whole name.
  private static Map<String, String> shortened(List<String> pods) {
    Map<String, List<String>> byEnd = new HashMap<>();
    for (String pod : pods) {
      byEnd.computeIfAbsent(pod.substring(pod.lastIndexOf('-') + 1), key -> new ArrayList<>()).add(pod);
    }
    Map<String, String> shortened = new HashMap<>();
    byEnd.forEach((end, named) -> {
      boolean tells = named.size() == 1 && end.length() >= SHORTEST_HASH;
      named.forEach(pod -> shortened.put(pod, tells ? end : pod));
    });
    return shortened;
  }
}
