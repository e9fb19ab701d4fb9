// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.Journal;
import dev.pilothouse.core.command.Outcome;
import java.util.ArrayList;
import java.util.List;

/// A journal in memory.
public final class FakeJournal implements Journal {
  private final Value<List<Outcome>> entries = new Value<>(List.of());
  private long last;

  public synchronized long next() {
    return ++last;
  }

  public void add(Outcome outcome) {
    entries.update(
        before -> {
          List<Outcome> more = new ArrayList<>(before);
          more.removeIf(entry -> entry.id() == outcome.id());
          more.addFirst(outcome);
          return List.copyOf(more);
        });
  }

  @Override
  public Value<List<Outcome>> entries() {
    return entries;
  }
}
