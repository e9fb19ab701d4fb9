// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// One probe of a container in a pod template. Times are in seconds; what is left out has the API's defaults.
///
/// @param action what it does, in short: `GET :8080/ready`, `TCP :5432`, `gRPC :9000`, `exec cat /tmp/ok`
/// @param failures how many failures in a row make it fail
public record ProbeSpec(
    String container, Type type, String action, long initialDelay, long period, long timeout, long failures) {

  /// What a probe decides.
  public enum Type {
    STARTUP,
    READINESS,
    LIVENESS
  }

  ProbeSpec of(String name) {
    return new ProbeSpec(name, type, action, initialDelay, period, timeout, failures);
  }

  static ProbeSpec read(FieldReader in, Type type) {
    String action = "";
    long initialDelay = 0;
    long period = 10;
    long timeout = 1;
    long failures = 3;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "httpGet" -> action = http(in);
          case "tcpSocket" -> action = "TCP :" + ObjectProjection.textOf("port", in);
          case "grpc" -> action = "gRPC :" + ObjectProjection.textOf("port", in);
          case "exec" -> action = exec(in);
          case "initialDelaySeconds" -> initialDelay = in.number();
          case "periodSeconds" -> period = orDefault(in.number(), 10);
          case "timeoutSeconds" -> timeout = orDefault(in.number(), 1);
          case "failureThreshold" -> failures = orDefault(in.number(), 3);
          default -> in.skip();
        }
      }
    }
    return new ProbeSpec("", type, action.intern(), initialDelay, period, timeout, failures);
  }

  private static long orDefault(long value, long fallback) {
    return value > 0 ? value : fallback;
  }

  private static String http(FieldReader in) {
    String path = "/";
    String port = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "path" -> path = in.sharedText();
          case "port" -> port = in.sharedText();
          default -> in.skip();
        }
      }
    }
    return "GET :" + port + (path.startsWith("/") ? "" : "/") + path;
  }

  private static String exec(FieldReader in) {
    String words = "";
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        if (field.equals("command")) {
          words = String.join(" ", ObjectProjection.texts(in));
        } else {
          in.skip();
        }
      }
    }
    return "exec " + (words.length() > 80 ? words.substring(0, 79) + "…" : words);
  }
}
