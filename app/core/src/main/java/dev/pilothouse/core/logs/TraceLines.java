// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.logs;

import java.util.regex.Pattern;

/// Says which lines of one source belong to the line before, as the lines of a stack trace do: those of Java and Kotlin, Python, Go
/// and Node. The line that begins a trace is the one of a log that tells of the fault, or else the first one of the trace. Wants
/// every line in order; one thread.
final class TraceLines {
  private static final int LOOK = 300;
  /// `at a.b.C.d(C.java:12)`, `... 4 more`, `Caused by: …`, `at async run (file.js:1:2)`, `[cause]: Error: …`.
  private static final Pattern FRAME =
      Pattern.compile(
          "\\s+at (?:.*\\(.*\\).*|.*:\\d+)|\\s*\\.\\.\\. \\d+ (?:more|common frames omitted)|"
              + "\\s*(?:Caused by|Suppressed|Wrapped by): .*|"
              + "\\s+\\[cause]: .*|\\s+File \"[^\"]*\", line \\d+.*");
  private static final Pattern THROWN =
      Pattern.compile(
          "(?:Exception in thread \"[^\"]*\" |Uncaught )?(?:[\\w$]+[./])*[\\w$]*(?:Exception|Error|Throwable|Failure)"
              + "(?:: .*|:| \\[.*)?");
  private static final Pattern PYTHON_THROWN = Pattern.compile("[A-Za-z_][\\w.]*(?:: .*|:)?");
  private static final Pattern GOROUTINE = Pattern.compile("goroutine \\d+ .*\\[.*]:");
  private static final Pattern GO_FRAME =
      Pattern.compile("[\\w./*()\\[\\]{}·…$%@-]+\\(.*\\)|created by .*|exit status \\d+|\\[signal .*|r\\w+ +0x[0-9a-f]+");
  private static final Pattern CHAINED =
      Pattern.compile("During handling of the above exception.*|The above exception was the direct cause.*");

  private State state = State.PLAIN;

  private enum State {
    PLAIN,
    /// A line that tells of a fault: a trace may follow.
    FAULT,
    FRAMES,
    PYTHON,
    PYTHON_THROWN,
    GO
  }

  /// Whether the next line belongs to the one before.
  ///
  /// @param text its beginning is enough
  boolean belongs(LogLevel level, String text) {
    String line = text.length() > LOOK ? text.substring(0, LOOK) : text;
    if (line.startsWith("{")) {
      return begin(level);
    }
    boolean indented = line.startsWith(" ") || line.startsWith("\t");
    if (FRAME.matcher(line).matches()) {
      state = state == State.PYTHON ? State.PYTHON : State.FRAMES;
      return true;
    }
    if (line.startsWith("Traceback (most recent call last)")) {
      return enter(State.PYTHON);
    }
    if (GOROUTINE.matcher(line).matches()) {
      return enter(State.GO);
    }
    if (line.startsWith("panic: ") || line.startsWith("fatal error: ")) {
      boolean part = state == State.GO;
      state = State.GO;
      return part;
    }
    if (line.isBlank()) {
      return state != State.PLAIN;
    }
    return goesOn(level, line, indented) || begin(level, line);
  }

  /// Whether a line goes on with what the lines before have begun.
  private boolean goesOn(LogLevel level, String line, boolean indented) {
    boolean unknown = level == LogLevel.UNKNOWN;
    return switch (state) {
      case PLAIN -> false;
      case FAULT -> unknown && !indented && THROWN.matcher(line).matches() && enter(State.FRAMES);
      case FRAMES -> unknown && (indented || line.equals("}"));
      case PYTHON -> indented || (PYTHON_THROWN.matcher(line).matches() && enter(State.PYTHON_THROWN));
      case PYTHON_THROWN -> unknown && (indented || CHAINED.matcher(line).matches());
      case GO -> indented || (unknown && GO_FRAME.matcher(line).matches());
    };
  }

  /// Whether anything was told that this may belong to.
  private boolean enter(State next) {
    boolean part = state != State.PLAIN;
    state = next;
    return part;
  }

  private boolean begin(LogLevel level, String line) {
    begin(level);
    if (level == LogLevel.UNKNOWN && THROWN.matcher(line).matches()) {
      state = State.FRAMES;
    }
    return false;
  }

  private boolean begin(LogLevel level) {
    state = level.compareTo(LogLevel.WARN) >= 0 ? State.FAULT : State.PLAIN;
    return false;
  }

  /// What comes next has nothing to do with what was before, as after a restart.
  void cut() {
    state = State.PLAIN;
  }
}
