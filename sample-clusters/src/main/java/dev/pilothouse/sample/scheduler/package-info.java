// SPDX-License-Identifier: Apache-2.0
/// Where a pod may run, and why not elsewhere, in the words of the real scheduler.
@NullMarked
package dev.pilothouse.sample.scheduler;

import org.jspecify.annotations.NullMarked;
