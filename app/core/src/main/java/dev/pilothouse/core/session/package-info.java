// SPDX-License-Identifier: Apache-2.0

/// Open clusters and what is live in them.
@NullMarked
package dev.pilothouse.core.session;

import org.jspecify.annotations.NullMarked;
