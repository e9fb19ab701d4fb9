// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An object with its type.
public record Located(ResourceType type, ObjectNode object) {}
