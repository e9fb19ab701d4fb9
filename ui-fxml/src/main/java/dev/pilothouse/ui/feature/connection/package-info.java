// SPDX-License-Identifier: Apache-2.0

/// The connection doctor: the steps of a connection, and why one failed.
@NullMarked
package dev.pilothouse.ui.feature.connection;

import org.jspecify.annotations.NullMarked;
