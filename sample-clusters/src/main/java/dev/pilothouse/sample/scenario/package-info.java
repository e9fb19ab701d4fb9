// SPDX-License-Identifier: Apache-2.0
/// Ready-made worlds: manifests, the behaviour of their images, and the ages of their objects.
@NullMarked
package dev.pilothouse.sample.scenario;

import org.jspecify.annotations.NullMarked;
