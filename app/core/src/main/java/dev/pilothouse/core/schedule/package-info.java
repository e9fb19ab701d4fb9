// SPDX-License-Identifier: Apache-2.0

/// Why pods are placed where they are, or nowhere.
@NullMarked
package dev.pilothouse.core.schedule;

import org.jspecify.annotations.NullMarked;
