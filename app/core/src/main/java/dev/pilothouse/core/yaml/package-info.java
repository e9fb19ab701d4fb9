// SPDX-License-Identifier: Apache-2.0
/// YAML as people write it for a cluster: where each word stands, what it means to kubectl and the API server, and what is wrong
/// with it. Pure functions over a text; any thread.
@NullMarked
package dev.pilothouse.core.yaml;

import org.jspecify.annotations.NullMarked;
