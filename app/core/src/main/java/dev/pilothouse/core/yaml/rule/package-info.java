// SPDX-License-Identifier: Apache-2.0
/// The rules of Kubernetes' own validation that no schema has: what a server refuses although every field has the right type.
@NullMarked
package dev.pilothouse.core.yaml.rule;

import org.jspecify.annotations.NullMarked;
