// SPDX-License-Identifier: Apache-2.0

/// Objects as YAML that is checked while it is typed, and applied only after it was seen what would change.
@NullMarked
package dev.pilothouse.ui.feature.editor;

import org.jspecify.annotations.NullMarked;
