// SPDX-License-Identifier: Apache-2.0

/// Asks a cluster which kinds it serves.
@NullMarked
package dev.pilothouse.kube.discovery;

import org.jspecify.annotations.NullMarked;
