// SPDX-License-Identifier: Apache-2.0
/// What the objects of a text name: other objects, their keys, ports and labels, in the same text or in the cluster.
@NullMarked
package dev.pilothouse.core.yaml.reference;

import org.jspecify.annotations.NullMarked;
