// SPDX-License-Identifier: Apache-2.0

/// The first view of a cluster: what needs a person, then how full it is, what is changing and what happened.
@NullMarked
package dev.pilothouse.ui.feature.overview;

import org.jspecify.annotations.NullMarked;
