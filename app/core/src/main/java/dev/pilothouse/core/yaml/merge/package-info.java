// SPDX-License-Identifier: Apache-2.0
/// What becomes of an object that two people changed at once.
@NullMarked
package dev.pilothouse.core.yaml.merge;

import org.jspecify.annotations.NullMarked;
