// SPDX-License-Identifier: Apache-2.0

/// What the cluster reports, newest first.
@NullMarked
package dev.pilothouse.ui.feature.events;

import org.jspecify.annotations.NullMarked;
