// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.model.Message;
import java.util.ArrayList;
import java.util.List;

/// What a person should know of a session, the latest last and each once. Any thread.
final class SessionNotices {
  private final Value<List<Message>> all = new Value<>(List.of());

  Observable<List<Message>> all() {
    return all;
  }

  void add(Message message) {
    all.update(
        before -> {
          List<Message> next = new ArrayList<>(before);
          next.remove(message);
          next.add(message);
          return List.copyOf(next);
        });
  }
}
