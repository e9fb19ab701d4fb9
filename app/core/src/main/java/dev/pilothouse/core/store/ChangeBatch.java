// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.store;

import dev.pilothouse.core.kind.Row;
import java.util.List;

/// What happened to the rows of one kind since the batch before.
///
/// @param reset whether everything known before is to be forgotten first (a list began anew and is complete with this batch)
/// @param upserts rows that are new or changed, oldest first
/// @param deletedUids uids that are gone
public record ChangeBatch(boolean reset, List<Row> upserts, List<String> deletedUids) {

  public ChangeBatch {
    upserts = List.copyOf(upserts);
    deletedUids = List.copyOf(deletedUids);
  }

  public static ChangeBatch of(List<Row> upserts, List<String> deletedUids) {
    return new ChangeBatch(false, upserts, deletedUids);
  }
}
