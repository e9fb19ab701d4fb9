// SPDX-License-Identifier: Apache-2.0

/// Words for people: the message bundles, and the writing of numbers, ages and times.
@NullMarked
package dev.pilothouse.ui.text;

import org.jspecify.annotations.NullMarked;
