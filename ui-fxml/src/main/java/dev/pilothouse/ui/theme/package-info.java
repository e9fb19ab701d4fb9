// SPDX-License-Identifier: Apache-2.0

/// What a person chose of the look, and its way to the scene.
@NullMarked
package dev.pilothouse.ui.theme;

import org.jspecify.annotations.NullMarked;
