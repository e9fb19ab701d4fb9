// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import dev.pilothouse.sample.kubelet.ContainerOutput.Source;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What a container says, in the style of its program: when it starts, while it works, and at its end.
final class LogPhrases {

  private static final DateTimeFormatter CLF = format("dd/MMM/yyyy:HH:mm:ss Z");
  private static final DateTimeFormatter SPACED = format("yyyy-MM-dd HH:mm:ss.SSS");
  private static final DateTimeFormatter REDIS = format("dd MMM yyyy HH:mm:ss.SSS");
  private static final DateTimeFormatter KLOG = format("MMdd HH:mm:ss.SSSSSS");

  /// As the prober of a kubelet calls itself (pkg/probe/http/request.go).
  private static final String KUBELET = "kube-probe/1.36";

  private final Source source;
  private final LogStyle style;
  private final long seed;

  LogPhrases(Source source, LogStyle style) {
    this.source = source;
    this.style = style;
    this.seed = Noise.mix(source.pod().hashCode() * 31L + source.container().hashCode());
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  long seed() {
    return seed;
  }

  private String app() {
    return source.container();
  }

  private String version() {
    int tag = source.image().lastIndexOf(':');
    return tag < 0 ? "latest" : source.image().substring(tag + 1);
  }

  private static String iso(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  // --- starting ---

  List<String> opening(Instant time) {
    String now = iso(time);
    return switch (style) {
      case NGINX -> List.of(
          "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration",
          "/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh",
          "/docker-entrypoint.sh: Configuration complete; ready for start up",
          format("yyyy/MM/dd HH:mm:ss").format(time) + " [notice] 1#1: nginx/" + version().replace("-alpine", ""),
          format("yyyy/MM/dd HH:mm:ss").format(time) + " [notice] 1#1: start worker processes");
      case JSON -> List.of(
          json(now, "INFO", "starting", "\"version\":\"" + version() + "\",\"pod\":\"" + source.pod() + "\""),
          json(now, "INFO", "configuration loaded", "\"source\":\"/etc/" + app() + "/config.yaml\""),
          json(now, "INFO", "listening", "\"addr\":\":8080\""));
      case LOGFMT -> List.of(
          logfmt(now, "info", "starting " + app(), "version=" + version()),
          logfmt(now, "info", "connected", "upstream=otel-collector.observability:4317"),
          logfmt(now, "info", "serving", "addr=:8080"));
      case JAVA -> JavaLog.opening(time, app(), version());
      case POSTGRES -> List.of(
          postgres(time, 1, "starting PostgreSQL " + version().split("-")[0] + " on x86_64-pc-linux-musl, 64-bit"),
          postgres(time, 1, "listening on IPv4 address \"0.0.0.0\", port 5432"),
          postgres(time, 1, "listening on Unix socket \"/var/run/postgresql/.s.PGSQL.5432\""),
          postgres(time, 1, "database system is ready to accept connections"));
      case REDIS -> List.of(
          redis(time, 'C', "#", "oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo"),
          redis(time, 'C', "*", "Configuration loaded"),
          redis(time, 'M', "*", "Running mode=standalone, port=6379."),
          redis(time, 'M', "*", "Ready to accept connections tcp"));
      case KLOG -> List.of(
          klog(time, 'I', "server.go:218", "\"Starting\" component=\"" + app() + "\" version=\"" + version() + "\""),
          klog(time, 'I', "shared_informer.go:350", "\"Waiting for caches to sync\" controller=\"" + app() + "\""),
          klog(time, 'I', "shared_informer.go:357", "\"Caches are synced\" controller=\"" + app() + "\""));
      case PLAIN -> List.of("Starting " + app() + " " + version(), "Ready.");
      case SILENT -> List.of();
    };
  }

  // --- working ---

  List<String> work(Instant time, SplittableRandom random) {
    return switch (style) {
      case NGINX -> List.of(nginx(time, random));
      case JSON -> List.of(request(iso(time), random));
      case LOGFMT -> List.of(task(iso(time), random));
      case JAVA -> JavaLog.work(time, random, app());
      case POSTGRES -> postgresWork(time, random);
      case REDIS -> redisWork(time, random);
      case KLOG -> List.of(klogWork(time, random));
      case PLAIN -> List.of(iso(time) + " processed batch of " + (20 + random.nextInt(400)) + " records in "
          + (40 + random.nextInt(900)) + "ms");
      case SILENT -> List.of();
    };
  }

  private static String nginx(Instant time, SplittableRandom random) {
    LogWords words = new LogWords(random);
    int status = words.status();
    int size = status == 304 ? 0 : 180 + random.nextInt(48_000);
    return "10.244.%d.%d - - [%s] \"%s %s HTTP/1.1\" %d %d \"%s\" \"%s\" %.3f".formatted(
        1 + random.nextInt(6), 2 + random.nextInt(40), CLF.format(time), words.method(), words.path(), status, size,
        words.referrer(), words.agent(), 0.002 + Math.pow(random.nextDouble(), 4) * 0.9);
  }

  /// A request of the kubelet, as a program writes it that logs requests; null for one that does not.
  @Nullable String probe(Instant time, String path, int status) {
    return switch (style) {
      case NGINX -> "10.244.%d.1 - - [%s] \"GET %s HTTP/1.1\" %d %d \"-\" \"%s\" 0.000".formatted(
          1 + Math.floorMod(source.node().hashCode(), 6), CLF.format(time), path, status, status < 400 ? 2 : 21, KUBELET);
      case JSON -> json(iso(time), status < 400 ? "INFO" : "WARN", status < 400 ? "request handled" : "not ready",
          "\"method\":\"GET\",\"path\":\"%s\",\"status\":%d,\"duration_ms\":0,\"agent\":\"%s\"".formatted(path, status, KUBELET));
      default -> null;
    };
  }

  private String request(String time, SplittableRandom random) {
    LogWords words = new LogWords(random);
    int status = words.status();
    String level = status >= 500 ? "ERROR" : status >= 400 ? "WARN" : "INFO";
    String message = status >= 500 ? "upstream did not answer in time" : "request handled";
    return json(time, level, message,
        "\"method\":\"%s\",\"path\":\"%s\",\"status\":%d,\"duration_ms\":%d,\"trace_id\":\"%s\",\"customer\":\"c-%05d\""
            .formatted(words.method(), words.path(), status, words.milliseconds(status), words.hexadecimal(16),
                random.nextInt(100_000)));
  }

  private String task(String time, SplittableRandom random) {
    LogWords words = new LogWords(random);
    int kind = random.nextInt(40);
    if (kind == 0) {
      return logfmt(time, "error", "delivery failed, will retry",
          "queue=orders attempt=" + (1 + random.nextInt(4)) + " err=\"context deadline exceeded\"");
    }
    if (kind < 4) {
      return logfmt(time, "warn", "slow consumer", "lag=" + random.nextInt(3_000) + " partition=" + random.nextInt(12));
    }
    if (kind < 12) {
      return logfmt(time, "debug", "cache", "hit=" + random.nextBoolean() + " key=" + words.hexadecimal(8));
    }
    return logfmt(time, "info", words.deed(), "order=o-%06d took=%dms trace=%s".formatted(
        random.nextInt(1_000_000), words.milliseconds(200), words.hexadecimal(12)));
  }

  private static List<String> postgresWork(Instant time, SplittableRandom random) {
    int process = 60 + random.nextInt(900);
    return switch (random.nextInt(9)) {
      case 0 -> List.of(postgres(time, 27, "checkpoint starting: time"));
      case 1 -> List.of(postgres(time, 27,
          ("checkpoint complete: wrote %d buffers (%.1f%%); 0 WAL file(s) added, 0 removed, 1 recycled;"
                  + " write=%.3f s, sync=%.3f s, total=%.3f s")
              .formatted(40 + random.nextInt(900), random.nextDouble() * 6, random.nextDouble() * 60,
                  random.nextDouble() / 20, random.nextDouble() * 60)));
      case 2 -> List.of(
          postgres(time, process, ("duration: %.3f ms  statement: SELECT id, total, state FROM orders"
                  + " WHERE customer_id = $1 ORDER BY created_at DESC LIMIT 50")
              .formatted(250 + random.nextDouble() * 900)));
      case 3 -> List.of(
          SPACED.format(time) + " UTC [" + process + "] ERROR:  "
              + "duplicate key value violates unique constraint \"payments_idempotency_key\"",
          SPACED.format(time) + " UTC [" + process + "] DETAIL:  "
              + "Key (idempotency_key)=(" + new LogWords(random).hexadecimal(16) + ") already exists.",
          SPACED.format(time) + " UTC [" + process + "] STATEMENT:  "
              + "INSERT INTO payments (idempotency_key, order_id, cents) VALUES ($1, $2, $3)");
      case 4 -> List.of(postgres(time, process, "automatic vacuum of table \"shop.public.carts\": index scans: 1"));
      default -> List.of(postgres(time, process,
          "connection authorized: user=shop database=shop application_name=orders-%d".formatted(random.nextInt(9))));
    };
  }

  private static List<String> redisWork(Instant time, SplittableRandom random) {
    if (random.nextInt(3) > 0) {
      return List.of(redis(time, 'M', "*", "DB saved on disk"));
    }
    return List.of(
        redis(time, 'M', "*", "10000 changes in 60 seconds. Saving..."),
        redis(time, 'M', "*", "Background saving started by pid " + (20 + random.nextInt(9_000))),
        redis(time, 'C', "*", "Fork CoW for RDB: current 1 MB, peak 1 MB, average 0 MB"),
        redis(time, 'M', "*", "Background saving terminated with success"));
  }

  private String klogWork(Instant time, SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> klog(time, 'W', "reflector.go:561", "\"Watch closed\" type=\"*v1.Endpoints\" err=\"too old resource version\"");
      case 1 -> klog(time, 'E', "controller.go:324",
          "\"Reconciler error\" err=\"Operation cannot be fulfilled: the object has been modified\" controller=\"" + app() + "\"");
      default -> klog(time, 'I', "controller.go:291", "\"Reconciled\" controller=\"%s\" key=\"shop/%s\" duration=\"%.1fms\""
          .formatted(app(), new LogWords(random).noun(), random.nextDouble() * 40));
    };
  }

  // --- ending ---

  /// @param crashed whether it failed by itself, rather than being stopped
  List<String> closing(Instant time, boolean crashed) {
    ImageBehaviour.Crash crash = source.behaviour().crash();
    if (crashed && crash != null) {
      return crash.lastLines().stream().map(line -> line.replace("{time}", iso(time))).toList();
    }
    return switch (style) {
      case NGINX -> List.of(
          format("yyyy/MM/dd HH:mm:ss").format(time) + " [notice] 1#1: signal 3 (SIGQUIT) received, shutting down");
      case JSON -> List.of(json(iso(time), "INFO", "shutting down", "\"signal\":\"terminated\""));
      case LOGFMT -> List.of(logfmt(iso(time), "info", "shutting down", "signal=terminated"));
      case JAVA -> JavaLog.closing(time);
      case POSTGRES -> List.of(
          postgres(time, 1, "received fast shutdown request"), postgres(time, 1, "database system is shut down"));
      case REDIS -> List.of(
          redis(time, 'M', "#", "User requested shutdown..."), redis(time, 'M', "#", "Redis is now ready to exit, bye bye..."));
      case KLOG -> List.of(klog(time, 'I', "server.go:301", "\"Shutting down\""));
      case PLAIN -> List.of("Done.");
      case SILENT -> List.of();
    };
  }

  // --- one line of each style ---

  private String json(String time, String level, String message, String rest) {
    return "{\"time\":\"%s\",\"level\":\"%s\",\"service\":\"%s\",\"msg\":\"%s\",%s}".formatted(time, level, app(), message, rest);
  }

  private static String logfmt(String time, String level, String message, String rest) {
    return "ts=%s level=%s msg=\"%s\" %s".formatted(time, level, message, rest);
  }

  private static String postgres(Instant time, int process, String message) {
    return "%s UTC [%d] LOG:  %s".formatted(SPACED.format(time), process, message);
  }

  private static String redis(Instant time, char role, String level, String message) {
    return "%d:%c %s %s %s".formatted(1, role, REDIS.format(time), level, message);
  }

  private static String klog(Instant time, char level, String place, String message) {
    return "%c%s       1 %s] %s".formatted(level, KLOG.format(time), place, message);
  }
}
