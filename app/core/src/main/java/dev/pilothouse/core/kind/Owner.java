// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// The controlling owner of an object, from its ownerReferences; the first one when none is marked as controller.
public record Owner(String apiVersion, String kind, String name, String uid) {}
