// SPDX-License-Identifier: Apache-2.0

/// What pods and nodes use, from the metrics API.
@NullMarked
package dev.pilothouse.kube.metrics;

import org.jspecify.annotations.NullMarked;
