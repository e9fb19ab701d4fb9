// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.kubeconfig;

import java.nio.file.Path;

/// A context of a kubeconfig, as it is written; texts that are not there are empty.
///
/// @param line where its entry begins, from 1
public record ContextSettings(String name, Path file, int line, String cluster, String user, String namespace) {}
