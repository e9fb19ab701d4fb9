// SPDX-License-Identifier: Apache-2.0

/// The text editor for YAML: text, colours, gutter, find, keys. It knows no cluster and judges nothing; what others know about a
/// line is handed in as data.
@NullMarked
package dev.pilothouse.ui.control.code;

import org.jspecify.annotations.NullMarked;
