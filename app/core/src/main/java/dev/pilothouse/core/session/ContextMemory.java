// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.port.ContextEntry;
import java.time.Instant;
import java.util.Optional;

/// What is remembered of a context over runs. Any thread; nothing blocks.
public interface ContextMemory {

  /// The guard that a person chose for the context; empty when nobody did.
  Optional<GuardLevel> guard(ContextEntry context);

  void guard(ContextEntry context, GuardLevel level);

  /// The namespace that was looked at last, an empty text for all; empty when it was never chosen.
  Optional<String> namespace(ContextEntry context);

  void namespace(ContextEntry context, String name);

  void opened(ContextEntry context, Instant at);
}
