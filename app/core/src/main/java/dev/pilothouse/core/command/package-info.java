// SPDX-License-Identifier: Apache-2.0

/// What a person may change, through one bus: may I, sure, run once, write it down.
@NullMarked
package dev.pilothouse.core.command;

import org.jspecify.annotations.NullMarked;
