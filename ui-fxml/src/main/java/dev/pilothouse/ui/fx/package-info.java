// SPDX-License-Identifier: Apache-2.0

/// The bridge between the core's threads and the FX thread; the only user of `Platform.runLater`.
@NullMarked
package dev.pilothouse.ui.fx;

import org.jspecify.annotations.NullMarked;
