// SPDX-License-Identifier: Apache-2.0
/// Label and field selectors.
@NullMarked
package dev.pilothouse.sample.api.select;

import org.jspecify.annotations.NullMarked;
