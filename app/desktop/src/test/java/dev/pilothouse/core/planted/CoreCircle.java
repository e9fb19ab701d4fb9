// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.planted;

/// Planted: breaks a rule of the architecture on purpose, to prove that the rule finds it.
public class CoreCircle {
  dev.pilothouse.core.plantedtoo.Partner partner;
}
