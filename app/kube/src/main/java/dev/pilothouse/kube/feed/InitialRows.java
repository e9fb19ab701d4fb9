// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.kind.Row;
import java.util.ArrayList;
import java.util.List;

/// The rows of a list that is being read. The very first list is shown as it comes; a later one replaces what is shown only when
/// it is complete, so that nothing ever blinks. One thread.
final class InitialRows {
  private final Delivery delivery;
  private final boolean atOnce;
  private final List<Row> collected = new ArrayList<>();
  private boolean any;

  /// @param shown whether rows of an earlier list are shown already
  InitialRows(Delivery delivery, boolean shown) {
    this.delivery = delivery;
    this.atOnce = !shown;
  }

  void add(Row row) throws InterruptedException {
    any = true;
    if (atOnce) {
      delivery.upsert(row.uid(), row);
    } else {
      collected.add(row);
    }
  }

  /// Whether something of this list, complete or not, is shown.
  boolean shown() {
    return any && atOnce;
  }

  void complete() {
    if (!atOnce) {
      delivery.reset(collected);
    }
  }
}
