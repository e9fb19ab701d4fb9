// SPDX-License-Identifier: Apache-2.0

/// The workloads as a tree that lives: namespace, owner, revision, pod, container.
@NullMarked
package dev.pilothouse.ui.feature.workloads;

import org.jspecify.annotations.NullMarked;
