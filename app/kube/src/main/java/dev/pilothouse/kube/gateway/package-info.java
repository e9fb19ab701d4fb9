// SPDX-License-Identifier: Apache-2.0

/// Single questions to a cluster, and the requests that change it.
@NullMarked
package dev.pilothouse.kube.gateway;

import org.jspecify.annotations.NullMarked;
