// SPDX-License-Identifier: Apache-2.0
/// The sample cluster's objects: kept, versioned, watched and collected. Knows nothing of HTTP.
@NullMarked
package dev.pilothouse.sample.store;

import org.jspecify.annotations.NullMarked;
