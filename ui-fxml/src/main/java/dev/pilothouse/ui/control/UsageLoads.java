// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control;

import dev.pilothouse.core.port.MetricsSource.Usage;
import dev.pilothouse.core.session.MetricsHistory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What pods and nodes use, as cells show it; made once for each reading. FX thread only.
public final class UsageLoads {
  private final Map<String, Load> made = new HashMap<>();
  private @Nullable MetricsHistory history;

  public void take(MetricsHistory next) {
    history = next;
    made.clear();
  }

  public Load podCores(String key) {
    MetricsHistory now = history;
    Usage usage = now == null ? null : now.pod(key);
    return usage == null || now == null
        ? Load.UNKNOWN
        : made.computeIfAbsent("pc" + key, k -> new Load(usage.cores(), now.podCores(key)));
  }

  public Load podBytes(String key) {
    MetricsHistory now = history;
    Usage usage = now == null ? null : now.pod(key);
    return usage == null || now == null
        ? Load.UNKNOWN
        : made.computeIfAbsent("pm" + key, k -> new Load(usage.bytes(), now.podBytes(key)));
  }

  public Load nodeCores(String name) {
    MetricsHistory now = history;
    Usage usage = now == null ? null : now.node(name);
    return usage == null || now == null
        ? Load.UNKNOWN
        : made.computeIfAbsent("nc" + name, k -> new Load(usage.cores(), now.nodeCores(name)));
  }

  public Load nodeBytes(String name) {
    MetricsHistory now = history;
    Usage usage = now == null ? null : now.node(name);
    return usage == null || now == null
        ? Load.UNKNOWN
        : made.computeIfAbsent("nm" + name, k -> new Load(usage.bytes(), now.nodeBytes(name)));
  }
}
