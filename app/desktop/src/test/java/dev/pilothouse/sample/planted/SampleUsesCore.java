// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.planted;

/// Planted: breaks a rule of the architecture on purpose, to prove that the rule finds it.
class SampleUsesCore {
  dev.pilothouse.core.model.Health health;
}
