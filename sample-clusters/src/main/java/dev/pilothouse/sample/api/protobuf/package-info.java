// SPDX-License-Identifier: Apache-2.0
/// Bodies in the protobuf of Kubernetes, as JSON.
@NullMarked
package dev.pilothouse.sample.api.protobuf;

import org.jspecify.annotations.NullMarked;
