// SPDX-License-Identifier: Apache-2.0

/// The roles that the outside plays for the core; `kube` implements them, the session and the commands use them.
@NullMarked
package dev.pilothouse.core.port;

import org.jspecify.annotations.NullMarked;
