// SPDX-License-Identifier: Apache-2.0

/// Turns every exception and every refused answer into words for a person, once.
@NullMarked
package dev.pilothouse.kube.failure;

import org.jspecify.annotations.NullMarked;
