// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Background;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.command.OutcomeLog;
import dev.pilothouse.core.command.ProductionNames;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterConnector;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.ExecConsent;
import dev.pilothouse.core.port.SampleClusters;
import java.util.Optional;
import java.util.function.Function;

/// What a session needs of the rest of the program.
///
/// @param builtIn the descriptors of the built-in kinds; empty for every other kind
/// @param log where every write is written down
/// @param readOnly whether this run may write nothing at all, whatever is remembered or chosen for a context
public record SessionPorts(
    ClusterConnector connector,
    ExecConsent consent,
    SampleClusters samples,
    Function<ResourceKind, Optional<KindDescriptor>> builtIn,
    OutcomeLog log,
    ContextMemory memory,
    Background background,
    boolean readOnly) {

  /// How a context is guarded when it is opened: as it was left, else by what its name looks like.
  GuardLevel firstGuard(ContextEntry context) {
    if (readOnly) {
      return GuardLevel.READ_ONLY;
    }
    if (context.sample()) {
      return memory.guard(context).orElse(GuardLevel.NORMAL);
    }
    return memory.guard(context).orElseGet(() -> ProductionNames.firstGuard(context.name(), context.cluster()));
  }
}
