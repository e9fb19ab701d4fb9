// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.plantedtoo;

/// Planted: breaks a rule of the architecture on purpose, to prove that the rule finds it.
public class Partner {
  dev.pilothouse.core.planted.CoreCircle circle;
}
