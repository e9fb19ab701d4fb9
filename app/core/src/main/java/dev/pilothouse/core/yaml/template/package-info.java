// SPDX-License-Identifier: Apache-2.0
/// Objects to begin with: a template for each built-in kind, and an example made of any kind's schema.
@NullMarked
package dev.pilothouse.core.yaml.template;

import org.jspecify.annotations.NullMarked;
