// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Runs a Job's pods until enough of them succeeded or too many failed (`pkg/controller/job`).
final class JobController {

  private static final String COMPONENT = "job-controller";
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(6);

  private final ClusterState cluster;
  private final PodCreation creation;
  private final WorkQueue queue;

  JobController(ClusterState cluster) {
    this.cluster = cluster;
    this.creation = new PodCreation(cluster, COMPONENT);
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.JOBS, queue);
    cluster.enqueueOwners(BuiltInTypes.PODS, "Job", queue);
  }

  private void reconcile(ObjectKey key) {
    ObjectNode job = cluster.find(BuiltInTypes.JOBS, key);
    if (job == null || Json.isDeleting(job)) {
      return;
    }
    if (isFinished(job)) {
      expire(key, job);
      return;
    }
    if (Json.text(job, "status", "startTime").isEmpty() && !Json.flag(job, "spec", "suspend")) {
      cluster.change(BuiltInTypes.JOBS, key, COMPONENT, it ->
          Json.child(it, "status").put("startTime", Json.time(cluster.loop().now())));
    }
    List<ObjectNode> pods = cluster.controlledBy(BuiltInTypes.PODS, job);
    int failed = count(pods, "Failed");
    int limit = Json.integer(6, job, "spec", "backoffLimit");
    if (failed > limit || restarts(job, pods) > limit) {
      fail(key, job, pods, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
      return;
    }
    long deadline = Json.integer(-1, job, "spec", "activeDeadlineSeconds");
    if (deadline >= 0 && age(job).toSeconds() >= deadline) {
      fail(key, job, pods, "DeadlineExceeded", "Job was active longer than specified deadline");
      return;
    }
    if (count(pods, "Succeeded") >= completions(job)) {
      complete(key, job);
    } else if (!Json.flag(job, "spec", "suspend")) {
      settle(key, job, pods, failed);
    }
    status(key);
  }

  static boolean isFinished(ObjectNode job) {
    return Conditions.isTrue(job, "Complete") || Conditions.isTrue(job, "Failed");
  }

  private static int count(List<ObjectNode> pods, String phase) {
    return (int) pods.stream().filter(pod -> Pods.phase(pod).equals(phase)).count();
  }

  /// Restarts in place count against the limit as failed pods do.
  private static int restarts(ObjectNode job, List<ObjectNode> pods) {
    return Json.text(job, "spec", "template", "spec", "restartPolicy").equals("OnFailure")
        ? pods.stream().mapToInt(Pods::restarts).sum()
        : 0;
  }

  private Duration age(ObjectNode job) {
    Instant now = cluster.loop().now();
    String start = Json.text(job, "status", "startTime");
    return start.isEmpty() ? Duration.ZERO : Duration.between(Instant.parse(start), now);
  }

  /// Without `completions` one success ends the Job.
  private static int completions(ObjectNode job) {
    return Json.integer(1, job, "spec", "completions");
  }

  private void settle(ObjectKey key, ObjectNode job, List<ObjectNode> pods, int failed) {
    int active = (int) pods.stream().filter(Pods::isActive).count();
    int open = completions(job) - count(pods, "Succeeded");
    int wanted = Math.min(Json.integer(1, job, "spec", "parallelism"), open);
    Duration wait = failed == 0 ? Duration.ZERO : untilRetry(pods, failed);
    if (active < wanted && !wait.isZero()) {
      queue.addAfter(wait, key);
      return;
    }
    for (int i = active; i < wanted; i++) {
      ObjectNode template = Json.at(job, "spec", "template").deepCopy();
      ObjectNode labels = Json.child(template, "metadata", "labels");
      for (String prefix : new String[] {"batch.kubernetes.io/", ""}) {
        labels.put(prefix + "controller-uid", Json.uid(job)).put(prefix + "job-name", Json.name(job));
      }
      creation.create(job, template);
    }
  }

  private Duration untilRetry(List<ObjectNode> pods, int failed) {
    Duration pause = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failed - 1, 10));
    Duration capped = pause.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : pause;
    Instant last = pods.stream()
        .filter(pod -> Pods.phase(pod).equals("Failed"))
        .map(pod -> Conditions.since(pod, "Ready", Instant.EPOCH))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
    Duration left = Duration.between(cluster.loop().now(), last.plus(capped));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void complete(ObjectKey key, ObjectNode job) {
    Instant now = cluster.loop().now();
    cluster.change(BuiltInTypes.JOBS, key, COMPONENT, object -> {
      ObjectNode status = Json.child(object, "status").put("completionTime", Json.time(now));
      for (String type : new String[] {"SuccessCriteriaMet", "Complete"}) {
        finished(status, type, "CompletionsReached", "Reached expected number of succeeded pods", now);
      }
    });
    cluster.events().normal(job, COMPONENT, "Completed", "Job completed");
  }

  private void fail(ObjectKey key, ObjectNode job, List<ObjectNode> pods, String reason, String message) {
    Instant now = cluster.loop().now();
    cluster.change(BuiltInTypes.JOBS, key, COMPONENT, object -> {
      ObjectNode status = Json.child(object, "status");
      for (String type : new String[] {"FailureTarget", "Failed"}) {
        finished(status, type, reason, message, now);
      }
    });
    pods.stream().filter(Pods::isActive).forEach(pod -> creation.delete(job, pod));
    cluster.events().warning(job, COMPONENT, reason, message);
    status(key);
  }

  private static void finished(ObjectNode status, String type, String reason, String message, Instant now) {
    Conditions.set(status, type, "True", reason, message, now).put("lastProbeTime", Json.time(now));
  }

  private void status(ObjectKey key) {
    cluster.change(BuiltInTypes.JOBS, key, COMPONENT, object -> {
      List<ObjectNode> pods = cluster.controlledBy(BuiltInTypes.PODS, object);
      ObjectNode status = Json.child(object, "status");
      int active = (int) pods.stream().filter(Pods::isActive).count();
      ReplicaSetController.count(status, "active", active);
      ReplicaSetController.count(status, "succeeded", count(pods, "Succeeded"));
      ReplicaSetController.count(status, "failed", count(pods, "Failed"));
      status.put("ready", (int) pods.stream().filter(pod -> Pods.isActive(pod) && Pods.isReady(pod)).count());
      status.put("terminating", (int) pods.stream().filter(pod -> Json.isDeleting(pod) && !Pods.isFinished(pod)).count());
      status.putObject("uncountedTerminatedPods");
    });
  }

  private void expire(ObjectKey key, ObjectNode job) {
    status(key);
    JsonNode kept = Json.at(job, "spec", "ttlSecondsAfterFinished");
    if (kept.isMissingNode()) {
      return;
    }
    Instant finished = Conditions.since(job, Conditions.isTrue(job, "Complete") ? "Complete" : "Failed", cluster.loop().now());
    Duration left = Duration.between(cluster.loop().now(), finished.plusSeconds(kept.asLong()));
    if (left.isNegative() || left.isZero()) {
      cluster.delete(BuiltInTypes.JOBS, key, DeleteOptions.background());
    } else {
      queue.addAfter(left, key);
    }
  }
}
