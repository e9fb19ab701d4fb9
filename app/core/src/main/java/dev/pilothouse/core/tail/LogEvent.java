// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.tail;

/// What the cluster told of a pod whose log is read, or of what it belongs to. Immutable.
///
/// @param millis when it was told last, since 1970
/// @param times how often it was told by then
/// @param object kind and name of what it is about, as `Pod cart-1`
public record LogEvent(long millis, boolean warning, String object, String reason, String message, long times) {}
