// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import java.util.concurrent.Executor;

/// Tells watchers of changes: on the writer's thread while the past is played, so that it stays in order, then on
/// threads of their own.
final class Delivery implements Executor {

  private volatile boolean live;

  void live() {
    live = true;
  }

  @Override
  public void execute(Runnable task) {
    if (live) {
      Thread.ofVirtual().name("sample-watch").start(task);
    } else {
      task.run();
    }
  }
}
