// SPDX-License-Identifier: Apache-2.0
/// The patch formats of the Kubernetes API.
@NullMarked
package dev.pilothouse.sample.api.patch;

import org.jspecify.annotations.NullMarked;
