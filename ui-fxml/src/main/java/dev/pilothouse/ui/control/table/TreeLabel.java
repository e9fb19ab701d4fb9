// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

/// The first cell of a row of a tree that is drawn as a table.
///
/// @param depth 0 for the outermost
/// @param kind the word in small letters behind the name
public record TreeLabel(int depth, boolean expandable, boolean expanded, String name, String kind) {}
