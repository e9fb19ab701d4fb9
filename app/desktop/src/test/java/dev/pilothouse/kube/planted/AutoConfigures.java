// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.planted;

/// Planted: breaks a rule of the architecture on purpose, to prove that the rule finds it.
class AutoConfigures {
  io.fabric8.kubernetes.client.Config config() {
    return io.fabric8.kubernetes.client.Config.autoConfigure("any");
  }
}
