// SPDX-License-Identifier: Apache-2.0
/// What a cluster's control plane does: the controllers, their clock and their one loop.
@NullMarked
package dev.pilothouse.sample.controller;

import org.jspecify.annotations.NullMarked;
