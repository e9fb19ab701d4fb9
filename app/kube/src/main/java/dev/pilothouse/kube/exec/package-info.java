// SPDX-License-Identifier: Apache-2.0

/// Runs the login programs that a kubeconfig names: by their arguments, never through a shell, and never without
/// consent.
@NullMarked
package dev.pilothouse.kube.exec;

import org.jspecify.annotations.NullMarked;
