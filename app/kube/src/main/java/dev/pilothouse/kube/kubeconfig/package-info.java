// SPDX-License-Identifier: Apache-2.0

/// Reads kubeconfig files with the meaning that client-go gives them. Contacts nothing and runs nothing.
@NullMarked
package dev.pilothouse.kube.kubeconfig;

import org.jspecify.annotations.NullMarked;
