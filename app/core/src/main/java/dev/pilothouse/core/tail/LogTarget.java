// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;

/// Something whose logs are read: a pod, a workload, a Service, or a Namespace with all its pods.
public record LogTarget(ClusterSession session, ResourceRef object) {}
