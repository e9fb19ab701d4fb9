// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import java.time.Instant;

/// What somebody typed and did not apply.
///
/// @param context the context that it is for
/// @param place what it is of: the path of an object, of a file, or the name of a new text
/// @param base the object as it was opened, as JSON; empty when it was none
public record Draft(String context, String place, String text, String base, Instant at) {}
