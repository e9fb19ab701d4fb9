// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.command.Journal;
import dev.pilothouse.core.port.ContextCatalog;
import dev.pilothouse.core.port.Notifications;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.Sessions;
import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.fx.FxThread;
import dev.pilothouse.ui.nav.NavCount;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.rollouts.RolloutMonitor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// What the window is made of.
///
/// @param background runs each task on a thread of its own
/// @param rollouts judges the rollouts of all open contexts
/// @param first the view that a connected cluster begins with when nothing of it is remembered; empty: its overview
/// @param notifications the desktop's own, used when a person asked for them
/// @param version of the program, for people
public record ShellParts(
    FxThread fx,
    Executor background,
    InstantSource clock,
    Sessions sessions,
    ContextCatalog catalog,
    Journal journal,
    SettingsStore settings,
    NavCount.Source counts,
    RolloutMonitor rollouts,
    Function<ClusterSession, Optional<Route>> first,
    Notifications notifications,
    String version) {}
