// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

/// Where the caret stands.
///
/// @param line counted from 0
/// @param column how many UTF-16 chars stand before it in its line
/// @param offset how many stand before it in the text
public record CaretPlace(int line, int column, int offset) {}
