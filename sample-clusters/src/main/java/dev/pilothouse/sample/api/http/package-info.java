// SPDX-License-Identifier: Apache-2.0
/// The HTTPS front: sockets, checks that guard the loopback port, and streams. The only user of Vert.x.
@NullMarked
package dev.pilothouse.sample.api.http;

import org.jspecify.annotations.NullMarked;
