// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import java.util.Locale;

/// What a container's output looks like.
public enum LogStyle {
  NGINX,
  JSON,
  LOGFMT,
  JAVA,
  POSTGRES,
  REDIS,
  KLOG,
  PLAIN,
  SILENT;

  static LogStyle of(String word) {
    return word.isEmpty() ? LOGFMT : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
