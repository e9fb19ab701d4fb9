// SPDX-License-Identifier: Apache-2.0

/// What is different between two texts, line by line, for people.
@NullMarked
package dev.pilothouse.core.yaml.diff;

import org.jspecify.annotations.NullMarked;
