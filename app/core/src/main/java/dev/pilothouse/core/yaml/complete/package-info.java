// SPDX-License-Identifier: Apache-2.0
/// What can be written at a place of a YAML text, and what a field is for: from the schemas that the cluster serves, and the names
/// of what is there.
@NullMarked
package dev.pilothouse.core.yaml.complete;

import org.jspecify.annotations.NullMarked;
