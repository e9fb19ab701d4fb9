// SPDX-License-Identifier: Apache-2.0

/// Lists and watches kinds by the rules of client-go's Reflector, straight into rows.
@NullMarked
package dev.pilothouse.kube.feed;

import org.jspecify.annotations.NullMarked;
