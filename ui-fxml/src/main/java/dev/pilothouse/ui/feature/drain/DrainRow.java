// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drain;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import java.util.List;

/// A pod of the node: what becomes of it, and why.
///
/// @param owner kind and name of its controller; empty for none
/// @param word what becomes of it, in few words
/// @param details why, and where it comes up again; each a sentence of its own
record DrainRow(ResourceRef pod, String owner, Health health, Message word, List<Message> details) {
  DrainRow {
    details = List.copyOf(details);
  }
}
