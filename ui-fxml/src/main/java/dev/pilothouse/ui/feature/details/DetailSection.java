// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.model.Message;
import java.util.List;

/// Lines under a heading.
record DetailSection(Message title, List<DetailRow> rows) {
  DetailSection {
    rows = List.copyOf(rows);
  }
}
