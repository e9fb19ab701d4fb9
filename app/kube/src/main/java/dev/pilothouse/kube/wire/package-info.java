// SPDX-License-Identifier: Apache-2.0

/// Reads objects off the wire, JSON and protobuf alike, straight into rows: nothing that no column needs becomes an object.
@NullMarked
package dev.pilothouse.kube.wire;

import org.jspecify.annotations.NullMarked;
