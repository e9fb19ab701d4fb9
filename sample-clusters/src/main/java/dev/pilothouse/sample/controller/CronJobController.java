// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.BuiltInTypes;
import dev.pilothouse.sample.store.DeleteOptions;
import dev.pilothouse.sample.store.Json;
import dev.pilothouse.sample.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts a CronJob's Jobs in time and forgets the oldest (`pkg/controller/cronjob`).
final class CronJobController {

  private static final String COMPONENT = "cronjob-controller";

  private final ClusterState cluster;
  private final WorkQueue queue;
  private Instant notBefore = Instant.MIN;

  CronJobController(ClusterState cluster) {
    this.cluster = cluster;
    this.queue = new WorkQueue(cluster.loop(), this::reconcile);
    cluster.enqueueChanges(BuiltInTypes.CRON_JOBS, queue);
    cluster.enqueueOwners(BuiltInTypes.JOBS, "CronJob", queue);
  }

  /// Leaves out the runs of a past of which no trace would be left, all but the last few before an instant.
  void skipRunsBefore(Instant instant) {
    notBefore = instant;
  }

  private void reconcile(ObjectKey key) {
    ObjectNode cron = cluster.find(BuiltInTypes.CRON_JOBS, key);
    if (cron == null || Json.isDeleting(cron)) {
      return;
    }
    List<ObjectNode> jobs = cluster.controlledBy(BuiltInTypes.JOBS, cron).stream()
        .sorted(Comparator.comparing(Pods::created))
        .toList();
    forget(cron, jobs, "Complete", Json.integer(3, cron, "spec", "successfulJobsHistoryLimit"));
    forget(cron, jobs, "Failed", Json.integer(1, cron, "spec", "failedJobsHistoryLimit"));
    status(key, cron, jobs);
    if (!Json.flag(cron, "spec", "suspend")) {
      runIfDue(key, cron, jobs);
    }
  }

  private void runIfDue(ObjectKey key, ObjectNode cron, List<ObjectNode> jobs) {
    CronSchedule schedule;
    ZoneId zone;
    try {
      schedule = CronSchedule.parse(Json.text(cron, "spec", "schedule"));
      zone = ZoneId.of(Json.textOr("UTC", cron, "spec", "timeZone"));
    } catch (RuntimeException e) {
      cluster.events().warning(cron, COMPONENT, "UnparseableSchedule",
          "unparseable schedule: \"%s\" : %s".formatted(Json.text(cron, "spec", "schedule"), e.getMessage()));
      return;
    }
    Instant now = cluster.loop().now();
    Instant due = schedule.after(lastRun(cron, schedule, zone), zone);
    if (due == null) {
      return;
    }
    if (due.isAfter(now)) {
      queue.addAfter(Duration.between(now, due), key);
      return;
    }
    if (hasActive(jobs) && Json.text(cron, "spec", "concurrencyPolicy").equals("Forbid")) {
      cluster.events().normal(cron, COMPONENT, "JobAlreadyActive",
          "Not starting job because prior execution is running and concurrency policy is Forbid");
      queue.addAfter(Duration.ofSeconds(20), key);
      return;
    }
    create(key, cron, due);
  }

  private Instant lastRun(ObjectNode cron, CronSchedule schedule, ZoneId zone) {
    String last = Json.text(cron, "status", "lastScheduleTime");
    Instant from = last.isEmpty() ? Pods.created(cron) : Instant.parse(last);
    if (!from.isBefore(notBefore)) {
      return from;
    }
    int kept = Json.integer(3, cron, "spec", "successfulJobsHistoryLimit");
    Duration span = Duration.ofHours(1);
    Instant since = notBefore.minus(span);
    while (span.toDays() < 40 && runs(schedule, zone, since) < kept) {
      span = span.multipliedBy(2);
      since = notBefore.minus(span);
    }
    for (int surplus = runs(schedule, zone, since) - kept; surplus > 0; surplus--) {
      Instant next = schedule.after(since, zone);
      since = next == null ? since : next;
    }
    return since.isBefore(from) ? from : since;
  }

  private int runs(CronSchedule schedule, ZoneId zone, Instant since) {
    int runs = 0;
    @Nullable Instant next = schedule.after(since, zone);
    while (next != null && next.isBefore(notBefore)) {
      runs++;
      next = schedule.after(next, zone);
    }
    return runs;
  }

  private static boolean hasActive(List<ObjectNode> jobs) {
    return jobs.stream().anyMatch(job -> !JobController.isFinished(job));
  }

  private void create(ObjectKey key, ObjectNode cron, Instant due) {
    ObjectNode job = Json.object();
    ObjectNode metadata = job.putObject("metadata");
    metadata.put("name", key.name() + "-" + due.getEpochSecond() / 60).put("namespace", key.namespace());
    JsonNode template = Json.at(cron, "spec", "jobTemplate");
    ObjectNode labels = metadata.putObject("labels");
    Json.texts(template, "metadata", "labels").forEach(labels::put);
    metadata.putObject("annotations").put("batch.kubernetes.io/cronjob-scheduled-timestamp", Json.time(due));
    metadata.putArray("ownerReferences").add(Json.ownerReference(cron));
    job.set("spec", template.path("spec").deepCopy());
    ObjectNode made = cluster.create(BuiltInTypes.JOBS, job, "kube-controller-manager");
    if (made != null) {
      cluster.events().normal(cron, COMPONENT, "SuccessfulCreate", "Created job " + Json.name(made));
    }
    cluster.change(BuiltInTypes.CRON_JOBS, key, "kube-controller-manager", it ->
        Json.child(it, "status").put("lastScheduleTime", Json.time(due)));
  }

  private void status(ObjectKey key, ObjectNode cron, List<ObjectNode> jobs) {
    ArrayNode active = Json.array();
    Instant success = null;
    for (ObjectNode job : jobs) {
      boolean noted = Json.items(cron, "status", "active").stream().anyMatch(it -> Json.text(it, "uid").equals(Json.uid(job)));
      if (!JobController.isFinished(job)) {
        active.addObject().put("apiVersion", "batch/v1").put("kind", "Job").put("name", Json.name(job))
            .put("namespace", key.namespace()).put("uid", Json.uid(job));
      } else if (noted) {
        cluster.events().normal(cron, COMPONENT, "SawCompletedJob", "Saw completed job: %s, condition: %s"
            .formatted(Json.name(job), Conditions.isTrue(job, "Complete") ? "Complete" : "Failed"));
      }
      if (Conditions.isTrue(job, "Complete")) {
        success = Conditions.since(job, "Complete", Instant.EPOCH);
      }
    }
    Instant lastSuccess = success;
    cluster.change(BuiltInTypes.CRON_JOBS, key, "kube-controller-manager", object -> {
      ObjectNode status = Json.child(object, "status");
      if (active.isEmpty()) {
        status.remove("active");
      } else {
        status.set("active", active);
      }
      if (lastSuccess != null) {
        status.put("lastSuccessfulTime", Json.time(lastSuccess));
      }
    });
  }

  private void forget(ObjectNode cron, List<ObjectNode> jobs, String condition, int limit) {
    List<ObjectNode> ended = jobs.stream().filter(job -> Conditions.isTrue(job, condition)).toList();
    for (int i = 0; i < ended.size() - limit; i++) {
      cluster.delete(BuiltInTypes.JOBS, Json.key(ended.get(i)), DeleteOptions.background());
      cluster.events().normal(cron, COMPONENT, "SuccessfulDelete", "Deleted job " + Json.name(ended.get(i)));
    }
  }
}
