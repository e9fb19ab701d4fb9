// SPDX-License-Identifier: Apache-2.0
/// What happens on the nodes: pulling, starting, probing, crashing, stopping; logs and usage.
@NullMarked
package dev.pilothouse.sample.kubelet;

import org.jspecify.annotations.NullMarked;
