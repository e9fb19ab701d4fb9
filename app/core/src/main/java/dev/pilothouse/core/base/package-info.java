// SPDX-License-Identifier: Apache-2.0

/// Subscriptions and observable values, free of any toolkit.
@NullMarked
package dev.pilothouse.core.base;

import org.jspecify.annotations.NullMarked;
