// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.autoscale.AutoscalerTrace;
import dev.pilothouse.core.autoscale.Forecast;

/// An autoscaler as the details show it.
///
/// @param next what it will do from where it is, by what it asked for while somebody looked
record AutoscalerPicture(Autoscaler autoscaler, AutoscalerTrace trace, Forecast next) {}
