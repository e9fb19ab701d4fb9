// SPDX-License-Identifier: Apache-2.0

/// Makes the connection to a cluster: credentials, TLS, proxies, the HTTP client, and the steps that tell what failed.
@NullMarked
package dev.pilothouse.kube.connect;

import org.jspecify.annotations.NullMarked;
