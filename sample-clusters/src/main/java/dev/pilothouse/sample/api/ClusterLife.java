// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api;

/// What makes a cluster live: scenario, controllers, scheduler and kubelets on top of a store, and what the API server
/// asks them for. Closing stops all of it.
public interface ClusterLife extends AutoCloseable {

  LogFeed logs();

  UsageSource usage();

  @Override
  void close();

  /// A cluster in which nothing happens by itself.
  static ClusterLife still() {
    return new ClusterLife() {
      @Override
      public LogFeed logs() {
        return LogFeed.silent();
      }

      @Override
      public UsageSource usage() {
        return UsageSource.none();
      }

      @Override
      public void close() {}
    };
  }
}
