// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.table;

import dev.pilothouse.core.kind.Column;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of an [ObjectTable].
///
/// @param title as it stands in the header
/// @param wide hidden until someone asks for it
/// @param fills whether it takes the width that the others leave
/// @param value what the cell shows: what a {@link Column} may give, a {@link dev.pilothouse.ui.control.Load} for CPU and
///     MEMORY, or a {@link TreeLabel}
public record TableColumnSpec<T>(
    String id, String title, Column.Type type, boolean wide, boolean fills, int width, Function<T, @Nullable Object> value) {}
