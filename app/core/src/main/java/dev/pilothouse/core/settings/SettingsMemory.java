// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.session.ContextMemory;
import java.time.Instant;
import java.util.Optional;

/// Remembers contexts in the settings.
public record SettingsMemory(SettingsStore store) implements ContextMemory {

  @Override
  public Optional<GuardLevel> guard(ContextEntry context) {
    return Optional.ofNullable(store.settings().get().context(context.id()).guard());
  }

  @Override
  public void guard(ContextEntry context, GuardLevel level) {
    store.update(settings -> settings.context(context.id(), before -> before.guard(level)));
  }

  @Override
  public Optional<String> namespace(ContextEntry context) {
    return Optional.ofNullable(store.settings().get().context(context.id()).namespace());
  }

  @Override
  public void namespace(ContextEntry context, String name) {
    store.update(settings -> settings.context(context.id(), before -> before.namespace(name)));
  }

  @Override
  public void opened(ContextEntry context, Instant at) {
    store.update(settings -> settings.context(context.id(), before -> before.lastOpened(at)));
  }
}
