// SPDX-License-Identifier: Apache-2.0

/// The desktop's own notifications, system by system.
@NullMarked
package dev.pilothouse.desktop.notify;

import org.jspecify.annotations.NullMarked;
