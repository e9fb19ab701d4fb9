// SPDX-License-Identifier: Apache-2.0

/// The journal of everything that was written, and what is running.
@NullMarked
package dev.pilothouse.ui.feature.activity;

import org.jspecify.annotations.NullMarked;
