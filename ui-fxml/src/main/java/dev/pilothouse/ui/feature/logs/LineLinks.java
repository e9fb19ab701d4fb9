// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a line leads to: its pod, and what its container wrote before it was last restarted. FX thread.
record LineLinks(UiServices services, LogsViewModel model) {

  /// A way from a line.
  enum Way {
    /// What its container wrote before its last restart.
    BEFORE,
    /// The pod.
    POD
  }

  /// The stream that a source is.
  Optional<LogStream> stream(int source) {
    return model.streams().get().stream().filter(one -> one.source() == source).findFirst();
  }

  /// Goes from a line, which is read in the background first. Does nothing for one that no stream has told.
  void go(Way way, long line) {
    if (line >= 0) {
      model.details(line, read -> {
        if (read != null) {
          stream(read.line().source()).ifPresent(stream -> go(way, stream));
        }
      });
    }
  }

  void go(Way way, LogStream stream) {
    Route pod = Route.object("details", stream.session(), stream.pod());
    services.navigator().go(way == Way.POD ? pod : before(stream));
  }

  private static Route before(LogStream stream) {
    String context = stream.session().context().name();
    ResourceRef pod = stream.pod();
    LogLink.Source source = new LogLink.Source(context, pod.namespace(), pod.kind().id(), pod.name(), "");
    LogLink link = LogLink.NOTHING.sources(List.of(source)).previous(true).containers(Set.of(stream.container()));
    return Route.object("logs", stream.session(), stream.pod()).withOption(link.text());
  }
}
