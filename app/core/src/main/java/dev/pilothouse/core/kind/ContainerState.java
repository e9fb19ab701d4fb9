// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import java.util.ArrayList;
import java.util.List;

/// How one container of a pod is, as its kubelet reported it. Immutable.
///
/// @param image as the status names it
/// @param reason why it waits or why it ended; empty when it runs
/// @param message the kubelet's words for a reason that is a problem; else empty
/// @param exitCode how this run ended; 0 while it has not
/// @param since when this run began or ended, in seconds since 1970
/// @param lastReason why the run before ended; empty when there was none
/// @param lastEnded when the run before ended, in seconds since 1970; 0 when there was none
public record ContainerState(
    String name,
    String image,
    Type type,
    State state,
    boolean ready,
    boolean started,
    int restarts,
    String reason,
    String message,
    int exitCode,
    long since,
    String lastReason,
    int lastExitCode,
    long lastEnded) {

  /// What part a container plays in its pod.
  public enum Type {
    MAIN,
    INIT,
    EPHEMERAL
  }

  /// In what state a container is.
  public enum State {
    UNKNOWN,
    WAITING,
    RUNNING,
    TERMINATED
  }

  /// All containers of a pod, init containers first: a list with a name of its own, so that a [Field] can hold it.
  public record All(List<ContainerState> list) {
    public static final All NONE = new All(List.of());

    public All {
      list = List.copyOf(list);
    }

    All with(List<ContainerState> more, boolean first) {
      List<ContainerState> joined = new ArrayList<>(first ? more : list);
      joined.addAll(first ? list : more);
      return new All(joined);
    }
  }

  static List<ContainerState> readAll(FieldReader in, Type type) {
    List<ContainerState> all = new ArrayList<>(2);
    if (in.enterArray()) {
      Reading reading = new Reading();
      while (in.nextElement()) {
        all.add(reading.read(in, type));
      }
    }
    return all;
  }

  /// Collects what is spread over `state` and `lastState`.
  private static final class Reading {
    private State state = State.UNKNOWN;
    private String reason = "";
    private String message = "";
    private int exitCode;
    private long began;
    private long ended;

    ContainerState read(FieldReader in, Type type) {
      String name = "";
      String image = "";
      boolean ready = false;
      boolean started = false;
      int restarts = 0;
      clear();
      Reading last = new Reading();
      if (in.enterObject()) {
        for (String field; (field = in.nextField()) != null; ) {
          switch (field) {
            case "name" -> name = in.sharedText();
            case "image" -> image = in.sharedText();
            case "ready" -> ready = in.bool();
            case "started" -> started = in.bool();
            case "restartCount" -> restarts = (int) in.number();
            case "state" -> readState(in);
            case "lastState" -> last.readState(in);
            default -> in.skip();
          }
        }
      }
      boolean problem = state == State.WAITING && !reason.equals("ContainerCreating") && !reason.equals("PodInitializing");
      return new ContainerState(
          name,
          image,
          type,
          state,
          ready,
          started,
          restarts,
          reason,
          problem || exitCode != 0 ? shortened(message) : "",
          exitCode,
          state == State.TERMINATED ? ended : began,
          last.reason,
          last.exitCode,
          last.ended);
    }

    private void clear() {
      state = State.UNKNOWN;
      reason = "";
      message = "";
      exitCode = 0;
      began = 0;
      ended = 0;
    }

    private void readState(FieldReader in) {
      if (!in.enterObject()) {
        return;
      }
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "waiting" -> readDetails(in, State.WAITING);
          case "running" -> readDetails(in, State.RUNNING);
          case "terminated" -> readDetails(in, State.TERMINATED);
          default -> in.skip();
        }
      }
    }

    private void readDetails(FieldReader in, State which) {
      if (!in.enterObject()) {
        return;
      }
      state = which;
      int signal = 0;
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "reason" -> reason = in.sharedText();
          case "message" -> message = in.text();
          case "exitCode" -> exitCode = (int) in.number();
          case "signal" -> signal = (int) in.number();
          case "startedAt" -> began = in.epochSecond();
          case "finishedAt" -> ended = in.epochSecond();
          default -> in.skip();
        }
      }
      if (exitCode == 0 && signal != 0) {
        exitCode = 128 + signal;
      }
    }

    /// The end of a chain of errors says what happened, its beginning whom it happened to.
    private static String shortened(String text) {
      return text.length() > 300 ? text.substring(0, 90) + " … " + text.substring(text.length() - 207) : text;
    }
  }
}
