// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;

/// A log file that is made when there is something to write, so that a run in which nothing happens leaves none.
public final class LateFile extends RollingFileAppender<ILoggingEvent> {
  private boolean wanted;

  @Override
  public synchronized void start() {
    wanted = true;
  }

  @Override
  public void doAppend(ILoggingEvent event) {
    synchronized (this) {
      if (wanted && !isStarted()) {
        super.start();
      }
    }
    super.doAppend(event);
  }

  @Override
  public synchronized void stop() {
    wanted = false;
    super.stop();
  }
}
