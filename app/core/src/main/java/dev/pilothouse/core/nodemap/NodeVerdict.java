// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.model.Message;

/// What a node says to a pod that looks for a place.
///
/// @param words the reason in short, as `needs 1.1 CPU more`
/// @param tone of the sign before it: one for each kind of reason
/// @param close whether it is among the nodes where least would have to change, or the pod fits
public record NodeVerdict(Message words, MapTone tone, boolean close) {}
