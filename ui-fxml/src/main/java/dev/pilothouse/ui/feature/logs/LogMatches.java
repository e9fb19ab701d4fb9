// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogQuery;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Where the lines on the screen match what is searched. A pattern is looked for in the background, because one may take long for a
/// line; until it is known nothing is marked. FX thread.
final class LogMatches {
  private static final int MOST = 2_000;
  private final Executor background;
  private final Executor fx;
  private final Runnable arrived;
  private final Map<String, List<LogQuery.Range>> known = new LinkedHashMap<>();
  private final Set<String> wanted = new LinkedHashSet<>();
  private @Nullable LogQuery query;
  private boolean busy;

  /// @param arrived matches that were missing are known
  LogMatches(Executor background, Executor fx, Runnable arrived) {
    this.background = background;
    this.fx = fx;
    this.arrived = arrived;
  }

  void query(@Nullable LogQuery next) {
    if (next != query) {
      query = next;
      known.clear();
      wanted.clear();
    }
  }

  List<LogQuery.Range> of(String text) {
    LogQuery now = query;
    if (now == null) {
      return List.of();
    }
    List<LogQuery.Range> there = known.get(text);
    if (there == null) {
      wanted.add(text);
      ask();
      return List.of();
    }
    return there;
  }

  private void ask() {
    if (!busy) {
      busy = true;
      // by way of the background: after this frame, when all of its lines are known
      background.execute(() -> fx.execute(this::look));
    }
  }

  private void look() {
    LogQuery own = query;
    List<String> texts = List.copyOf(wanted);
    wanted.clear();
    background.execute(() -> {
      Map<String, List<LogQuery.Range>> found = new HashMap<>();
      if (own != null) {
        texts.forEach(text -> found.put(text, own.ranges(text)));
      }
      fx.execute(() -> took(own, found));
    });
  }

  private void took(@Nullable LogQuery of, Map<String, List<LogQuery.Range>> found) {
    busy = false;
    if (of == query) {
      known.putAll(found);
      while (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
    }
    arrived.run();
  }
}
