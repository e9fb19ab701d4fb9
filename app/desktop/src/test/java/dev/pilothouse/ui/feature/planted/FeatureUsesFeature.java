// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.planted;

/// Planted: breaks a rule of the architecture on purpose, to prove that the rule finds it.
public class FeatureUsesFeature {
  dev.pilothouse.ui.feature.plantedtoo.Other other;
}
