// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LineRules;
import dev.pilothouse.core.logs.LogLink;
import java.util.Locale;

/// Shows what a link says, and says what is shown as a link. FX thread.
record LogLinking(LogsViewModel model, SinceMenu since, LogLook look, LogSearchBar search) {

  void show(LogLink link) {
    search.show(link);
    if (!link.sources().isEmpty()) {
      look.times().set(TimeForm.valueOf(link.times().toUpperCase(Locale.ROOT)));
    }
  }

  LogLink link() {
    LineRules rules = model.rules().get();
    LogLink link =
        new LogLink(
            model.targets().get().stream().map(LogStart::source).toList(), model.scope().previous(), model.scope().containers(),
            since.chosen().code(), "", false, false, 0, "", rules.fields(), rules.filter().hiddenLevels(),
            look.times().get().name().toLowerCase(Locale.ROOT));
    return search.in(link);
  }
}
