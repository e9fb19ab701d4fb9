// SPDX-License-Identifier: Apache-2.0
/// Certificates for the server, made at start with nothing but the JDK.
@NullMarked
package dev.pilothouse.sample.api.tls;

import org.jspecify.annotations.NullMarked;
