// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.session;

import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.command.CommandBus;
import dev.pilothouse.core.command.GuardLevel;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.ClusterGateway;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.Freshness;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.port.SchemaSource;
import java.time.Duration;
import java.util.List;

/// One context that was opened, from the click on. Never blocks; any thread.
public interface ClusterSession {

  ContextEntry context();

  Observable<SessionState> state();

  Observable<GuardLevel> guard();

  /// Takes effect at once and is remembered for the context.
  void guard(GuardLevel level);

  /// The namespaces to look at; empty for all. When the user may not list all, it is the context's own from the start.
  Observable<String> namespace();

  void namespace(String name);

  /// Begins to show a kind, in the namespaces of [#namespace]. Close the handle to stop.
  LiveRows show(ResourceKind kind);

  /// Begins to show a kind in one namespace, wherever [#namespace] looks meanwhile: for what belongs to an object and not to the
  /// view. Close the handle to stop.
  default LiveRows show(ResourceKind kind, String inNamespace) {
    return show(kind);
  }

  /// What pods and nodes used, the last 30 minutes; read while somebody subscribes.
  Observable<MetricsHistory> metrics();

  CommandBus commands();

  /// Single questions; they block. Fails with UNREACHABLE while not connected.
  ClusterGateway gateway();

  LogSource logs();

  /// What the cluster says of the fields of its kinds. Fails with UNREACHABLE while not connected.
  SchemaSource schemas();

  Observable<Duration> latency();

  /// How the line is while connected: live, or reconnecting since the time up to which everything shown was true.
  default Observable<Freshness> line() {
    return new Value<>(new Freshness.Live());
  }

  /// Changes a second over all watched kinds, smoothed.
  Observable<Double> eventRate();

  /// Connects again, from the first step, after a failure or on demand. What was shown stays, marked as not live.
  void reconnect();

  /// Stops connecting; the state becomes failed. Does nothing when connected or failed already.
  default void cancel() {}

  /// What a person should know of this session: that not all namespaces may be seen, that another cluster answers now.
  default Observable<List<Message>> notices() {
    return new Value<>(List.of());
  }
}
