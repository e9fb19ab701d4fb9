// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.ResourceRef;

/// The scale subresource of an object (autoscaling/v1 Scale), which every kind that can be scaled has, custom ones included.
///
/// @param target the object, with its uid
/// @param wanted how many replicas are wanted
/// @param current how many there are, by the controller's last count
/// @param selector which pods count; empty when the kind does not say
public record ScaleReading(ResourceRef target, int wanted, int current, String selector) {

  /// A Scale leaves its numbers out when they are 0.
  public static ScaleReading of(ResourceRef target, KubeObject scale) {
    return new ScaleReading(
        new ResourceRef(target.kind(), target.namespace(), target.name(), scale.uid()),
        scale.at("spec", "replicas").asInt(0),
        scale.at("status", "replicas").asInt(0),
        scale.text("status", "selector"));
  }
}
