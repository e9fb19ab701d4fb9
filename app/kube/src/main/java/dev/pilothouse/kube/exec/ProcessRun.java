// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.exec;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a program that ran to its end, or was ended, left behind. It may hold secrets.
final class ProcessRun {
  private static final int LARGEST_ERRORS = 64 * 1024;
  private static final Duration AFTERMATH = Duration.ofSeconds(1);

  private final int exitCode;
  private final boolean timedOut;
  private final boolean overflowed;
  private final byte[] output;
  private final String errors;
  private final Duration took;

  private ProcessRun(int exitCode, boolean timedOut, boolean overflowed, byte[] output, String errors, Duration took) {
    this.exitCode = exitCode;
    this.timedOut = timedOut;
    this.overflowed = overflowed;
    this.output = output;
    this.errors = errors;
    this.took = took;
  }

  /// Runs a program without input. An interrupt ends it with everything that it started.
  ///
  /// @param limit after which it is ended
  /// @param largestOutput in bytes; more ends it
  static ProcessRun of(ProcessBuilder builder, Duration limit, int largestOutput) throws IOException, InterruptedException {
    boolean windows = File.separatorChar == '\\';
    builder.redirectInput(ProcessBuilder.Redirect.from(new File(windows ? "NUL" : "/dev/null")));
    long begun = System.nanoTime();
    Process process = builder.start();
    AtomicBoolean overflowed = new AtomicBoolean();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Thread outputReader = Thread.ofVirtual().name("login-stdout").start(() -> {
      if (!drain(process.getInputStream(), output, largestOutput)) {
        overflowed.set(true);
        end(process);
      }
    });
    Thread errorReader = Thread.ofVirtual().name("login-stderr").start(() -> drainAll(process.getErrorStream(), errors));
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        end(process);
      }
      // A grandchild may hold the pipes open for as long as it likes.
      outputReader.join(AFTERMATH);
      errorReader.join(AFTERMATH);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      synchronized (output) {
        synchronized (errors) {
          return new ProcessRun(ended ? process.exitValue() : -1, !ended, overflowed.get(), output.toByteArray(),
              errors.toString(StandardCharsets.UTF_8), took);
        }
      }
    } finally {
      end(process);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// @return false when there was more than `limit` bytes
  private static boolean drain(InputStream in, ByteArrayOutputStream into, int limit) {
    byte[] part = new byte[8192];
    try (in) {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        synchronized (into) {
          if (into.size() + count > limit) {
            return false;
          }
          into.write(part, 0, count);
        }
      }
    } catch (IOException e) {
      // The program was ended; what it wrote before counts.
    }
    return true;
  }

  /// Keeps the beginning, and reads the rest too, so that the program does not wait for a reader.
  private static void drainAll(InputStream in, ByteArrayOutputStream into) {
    byte[] part = new byte[8192];
    try (in) {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        synchronized (into) {
          into.write(part, 0, Math.min(count, LARGEST_ERRORS - into.size()));
        }
      }
    } catch (IOException e) {
      // The program was ended; what it wrote before counts.
    }
  }

  int exitCode() {
    return exitCode;
  }

  boolean timedOut() {
    return timedOut;
  }

  boolean overflowed() {
    return overflowed;
  }

  byte[] output() {
    return output.clone();
  }

  String outputText() {
    return new String(output, StandardCharsets.UTF_8);
  }

  String errors() {
    return errors;
  }

  Duration took() {
    return took;
  }

  @Override
  public String toString() {
    return "ProcessRun[exit " + exitCode + ", " + output.length + " bytes]";
  }
}
