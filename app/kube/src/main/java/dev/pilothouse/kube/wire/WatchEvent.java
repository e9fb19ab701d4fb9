// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.wire;

import dev.pilothouse.core.kind.FieldReader;

/// One event of a watch. The reader is good until the next event is read.
///
/// @param type ADDED, MODIFIED, DELETED, BOOKMARK, ERROR, or what later servers may add
/// @param kind what the object says it is, if that is known before it is read; else empty
public record WatchEvent(String type, String apiVersion, String kind, FieldReader object) {}
