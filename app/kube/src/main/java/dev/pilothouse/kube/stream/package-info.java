// SPDX-License-Identifier: Apache-2.0

/// Streams of bytes from containers.
@NullMarked
package dev.pilothouse.kube.stream;

import org.jspecify.annotations.NullMarked;
