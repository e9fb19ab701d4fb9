// SPDX-License-Identifier: Apache-2.0

/// Everything that talks to a cluster.
@NullMarked
package dev.pilothouse.kube;

import org.jspecify.annotations.NullMarked;
