// SPDX-License-Identifier: Apache-2.0

/// The catalog: every context of every kubeconfig, before anything is contacted.
@NullMarked
package dev.pilothouse.ui.feature.clusters;

import org.jspecify.annotations.NullMarked;
