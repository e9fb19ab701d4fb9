// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

/// How much of a log is kept while its view is open.
///
/// @param memory in megabytes, 16 to 8,192
/// @param disk in megabytes, up to 1,048,576; 0 for nothing on the disk
public record LogLimits(int memory, int disk) {
  public static final LogLimits DEFAULTS = new LogLimits(64, 2_048);

  public LogLimits {
    memory = Math.clamp(memory, 16, 8_192);
    disk = Math.clamp(disk, 0, 1 << 20);
  }

  public LogLimits memory(int megabytes) {
    return new LogLimits(megabytes, disk);
  }

  public LogLimits disk(int megabytes) {
    return new LogLimits(memory, megabytes);
  }

  public long memoryBytes() {
    return (long) memory << 20;
  }

  public long diskBytes() {
    return (long) disk << 20;
  }
}
