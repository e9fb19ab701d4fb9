// SPDX-License-Identifier: Apache-2.0
/// Who owns which field of an object, as server-side apply has it (KEP-555 and structured-merge-diff).
@NullMarked
package dev.pilothouse.sample.store.owner;

import org.jspecify.annotations.NullMarked;
