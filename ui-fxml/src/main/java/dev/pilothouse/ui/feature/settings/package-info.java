// SPDX-License-Identifier: Apache-2.0

/// The few things that a person may choose.
@NullMarked
package dev.pilothouse.ui.feature.settings;

import org.jspecify.annotations.NullMarked;
