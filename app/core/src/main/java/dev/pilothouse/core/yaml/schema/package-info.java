// SPDX-License-Identifier: Apache-2.0
/// The schemas that a cluster serves (`/openapi/v3`), and the check of a text against them.
@NullMarked
package dev.pilothouse.core.yaml.schema;

import org.jspecify.annotations.NullMarked;
