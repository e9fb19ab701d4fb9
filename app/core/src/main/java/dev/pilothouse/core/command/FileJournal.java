// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import java.util.ArrayList;
import java.util.List;

/// thin
public final class FileJournal implements Journal, OutcomeLog {
  private final Value<List<Outcome>> entries = new Value<>(List.of());
  private long last;

  @Override
  public Observable<List<Outcome>> entries() {
    return entries;
  }

  @Override
  public synchronized long nextId() {
    return ++last;
  }

  @Override
  public void write(Outcome outcome) {
    entries.update(
        before -> {
          List<Outcome> next = new ArrayList<>(before);
          next.removeIf(one -> one.id() == outcome.id());
          next.addFirst(outcome);
          return List.copyOf(next);
        });
  }
}
