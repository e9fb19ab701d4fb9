// SPDX-License-Identifier: Apache-2.0
/// OpenAPI documents and the checks that rest on them.
@NullMarked
package dev.pilothouse.sample.api.schema;

import org.jspecify.annotations.NullMarked;
