// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;

/// The output of a Spring Boot program, with a stack trace now and then.
final class JavaLog {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);

  private JavaLog() {}

  static List<String> opening(Instant time, String app, String version) {
    return List.of(
        line(time, " INFO", app, "main", "e.h." + app + ".Application",
            "Starting Application v" + version + " using Java 21.0.8 with PID 1"),
        line(time, " INFO", app, "main", "e.h." + app + ".Application", "The following 1 profile is active: \"production\""),
        line(time, " INFO", app, "main", "o.s.b.w.embedded.tomcat.TomcatWebServer", "Tomcat initialized with port 8080 (http)"),
        line(time, " INFO", app, "main", "com.zaxxer.hikari.HikariDataSource", "HikariPool-1 - Start completed."),
        line(time, " INFO", app, "main", "e.h." + app + ".Application",
            "Started Application in 7.421 seconds (process running for 8.02)"));
  }

  static List<String> work(Instant time, SplittableRandom random, String app) {
    String thread = "nio-8080-exec-" + (1 + random.nextInt(9));
    LogWords words = new LogWords(random);
    int kind = random.nextInt(50);
    if (kind == 0) {
      return failure(time, app, thread, words, random);
    }
    if (kind < 4) {
      return List.of(line(time, " WARN", app, "HikariPool-1 housekeeper", "com.zaxxer.hikari.pool.HikariPool",
          "HikariPool-1 - Thread starvation or clock leap detected (housekeeper delta=" + (46 + random.nextInt(20)) + "s)."));
    }
    if (kind < 14) {
      return List.of(line(time, "DEBUG", app, thread, "e.h." + app + ".web.RequestFilter",
          words.method() + " " + words.path() + " -> " + words.status() + " in " + words.milliseconds(200) + " ms"));
    }
    return List.of(line(time, " INFO", app, thread, "e.h." + app + ".Service",
        words.deed() + " for customer c-%05d, %d.%02d EUR"
            .formatted(random.nextInt(100_000), random.nextInt(400), random.nextInt(100))));
  }

  private static List<String> failure(Instant time, String app, String thread, LogWords words, SplittableRandom random) {
    return List.of(
        line(time, "ERROR", app, thread, "e.h." + app + ".web.ErrorHandler", "Request " + words.hexadecimal(16) + " failed"),
        "",
        "java.net.SocketTimeoutException: Read timed out",
        "\tat java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:278)",
        "\tat java.base/sun.nio.ch.NioSocketImpl.implRead(NioSocketImpl.java:304)",
        "\tat example.harbour." + app + ".gateway.BankClient.capture(BankClient.java:" + (80 + random.nextInt(60)) + ")",
        "\tat example.harbour." + app + ".Service.authorize(Service.java:" + (100 + random.nextInt(90)) + ")",
        "\tat java.base/java.lang.Thread.run(Thread.java:1583)",
        "Caused by: java.io.IOException: connection reset by bank-sandbox.example:443",
        "\t... 4 common frames omitted");
  }

  static List<String> closing(Instant time) {
    return List.of(
        line(time, " INFO", "app", "ionShutdownHook", "o.s.b.w.e.tomcat.GracefulShutdown",
            "Commencing graceful shutdown. Waiting for active requests to complete"),
        line(time, " INFO", "app", "tomcat-shutdown", "o.s.b.w.e.tomcat.GracefulShutdown", "Graceful shutdown complete"));
  }

  private static String line(Instant time, String level, String app, String thread, String logger, String message) {
    String name = logger.length() > 40 ? logger.substring(logger.length() - 40) : logger;
    return "%s %s 1 --- [%s] [%15s] %-40s : %s".formatted(
        TIME.format(time), level, app, thread.length() > 15 ? thread.substring(thread.length() - 15) : thread, name, message);
  }
}
