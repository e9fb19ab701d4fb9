// SPDX-License-Identifier: Apache-2.0
/// The sample cluster's API server: what kubectl and Pilothouse speak to.
@NullMarked
package dev.pilothouse.sample.api;

import org.jspecify.annotations.NullMarked;
