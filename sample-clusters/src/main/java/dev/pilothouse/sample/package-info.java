// SPDX-License-Identifier: Apache-2.0
/// The sample cluster: start it, get a kubeconfig, stop it.
@NullMarked
package dev.pilothouse.sample;

import org.jspecify.annotations.NullMarked;
