// SPDX-License-Identifier: Apache-2.0
/// What was typed in the YAML editor and not applied: found again, gone on with, or given up.
@NullMarked
package dev.pilothouse.ui.feature.drafts;

import org.jspecify.annotations.NullMarked;
