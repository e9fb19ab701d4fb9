// SPDX-License-Identifier: Apache-2.0

/// The parts that screens are made of: badges, states, sparklines, fields. They know texts and colours, not features.
@NullMarked
package dev.pilothouse.ui.control;

import org.jspecify.annotations.NullMarked;
