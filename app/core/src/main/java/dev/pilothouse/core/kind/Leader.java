// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import dev.pilothouse.core.model.KubeObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/// Who leads among several of the same part of a control plane, as its Lease says. Only the leader works: while nobody leads, what
/// the part does is not done.
///
/// @param name the machine; empty when nobody leads
/// @param renewed in seconds since 1970
/// @param seconds for how long a renewal holds
public record Leader(String name, long renewed, long seconds) {
  /// The id of the part that drives rollouts, among [#LEASES].
  public static final String CONTROLLERS = "controllers";
  /// The namespace of the Leases.
  public static final String NAMESPACE = "kube-system";
  /// The Leases that the leaders hold, by the id of the part.
  public static final Map<String, String> LEASES = Map.of("scheduler", "kube-scheduler", CONTROLLERS, "kube-controller-manager");

  /// The lease is asked for only now and then, and the clocks of two machines may differ by some seconds.
  private static final long PATIENCE = 20;

  /// What a Lease says. The holder is the machine and a random tail: `cp-2_6c1f…`.
  public static Leader of(KubeObject lease) {
    long renewed = 0;
    try {
      renewed = Instant.parse(lease.text("spec", "renewTime")).getEpochSecond();
    } catch (DateTimeException e) {
      renewed = 0;
    }
    String holder = lease.text("spec", "holderIdentity");
    return new Leader(holder.split("_", 2)[0], renewed, lease.at("spec", "leaseDurationSeconds").asLong());
  }

  /// Whether somebody leads: there is a holder, and it has renewed in time.
  ///
  /// @param now in seconds since 1970
  public boolean leads(long now) {
    return !name.isEmpty() && now - renewed <= seconds + PATIENCE;
  }

  /// How long it has not been renewed, in seconds.
  ///
  /// @param now in seconds since 1970
  public long age(long now) {
    return Math.max(0, now - renewed);
  }

  /// From when on nobody leads unless it is renewed, in seconds since 1970.
  public long end() {
    return renewed + seconds;
  }
}
