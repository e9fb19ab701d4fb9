// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a deletion came to.
///
/// @param object the last state
/// @param gone whether it was removed, rather than only marked
public record Deletion(ObjectNode object, boolean gone) {}
