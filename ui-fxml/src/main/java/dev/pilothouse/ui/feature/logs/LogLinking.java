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
      look.times().set(TimeForm.valueOf(link.look().times().toUpperCase(Locale.ROOT)));
      look.wrap().set(link.look().wrap());
      look.columns().set(link.look().columns());
    }
  }

  LogLink link() {
    LineRules rules = model.rules().get();
    LogLink.Look how =
        new LogLink.Look(
            look.times().get().name().toLowerCase(Locale.ROOT), look.wrap().get(), look.columns().get(), model.without());
    LogLink link =
        new LogLink(
            model.sources(), model.scope().previous(), model.scope().containers(), since.chosen().code(), "", false, false, 0, "",
            rules.fields(), rules.filter().hiddenLevels(), how);
    return search.in(link).shortened();
  }
}
