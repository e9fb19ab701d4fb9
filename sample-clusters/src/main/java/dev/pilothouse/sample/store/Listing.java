// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The objects of a type as they were at one version. The nodes are shared: read them, never change them.
public record Listing(List<ObjectNode> items, long version) {}
