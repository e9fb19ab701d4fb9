// SPDX-License-Identifier: Apache-2.0
/// The Kubernetes API: paths, verbs, shapes of answers. Knows requests and replies but no sockets.
@NullMarked
package dev.pilothouse.sample.api.rest;

import org.jspecify.annotations.NullMarked;
