// SPDX-License-Identifier: Apache-2.0

/// What a person edits of an object: which fields are hers, whose they are, and what her text means for the cluster.
@NullMarked
package dev.pilothouse.core.yaml.edit;

import org.jspecify.annotations.NullMarked;
