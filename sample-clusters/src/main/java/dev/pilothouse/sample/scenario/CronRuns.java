// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.controller.CronSchedule;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a CronJob ran in a played past: its Jobs, their pods, and what was said about them. They are moved to the last time at
/// which the CronJob was due and they could be over by now; the Jobs have the minute in their names.
///
/// @param by how far they are moved
/// @param names of the Jobs, before and after
record CronRuns(Duration by, Map<String, String> names) {

  /// The runs of all CronJobs by the uids of the CronJobs and of whatever belongs to them.
  static Map<String, CronRuns> of(List<ObjectNode> objects, Instant now) {
    Map<String, CronRuns> all = new HashMap<>();
    for (ObjectNode cron : objects) {
      String last = Json.text(cron, "status", "lastScheduleTime");
      if (Json.text(cron, "kind").equals("CronJob") && !last.isEmpty()) {
        List<ObjectNode> jobs = ownedBy(objects, cron);
        List<ObjectNode> belonging = new ArrayList<>(jobs);
        belonging.add(cron);
        jobs.forEach(job -> belonging.addAll(ownedBy(objects, job)));
        CronRuns runs = runs(cron, jobs, Instant.parse(last), now);
        belonging.forEach(each -> all.put(Json.uid(each), runs));
      }
    }
    return all;
  }

  /// The uid by which an object's runs are found: its own, or of what an event is about.
  static String subject(ObjectNode object) {
    return Json.text(object, "kind").equals("Event") ? Json.text(object, "involvedObject", "uid") : Json.uid(object);
  }

  private static List<ObjectNode> ownedBy(List<ObjectNode> objects, ObjectNode owner) {
    return objects.stream().filter(each -> Json.text(Json.controller(each), "uid").equals(Json.uid(owner))).toList();
  }

  private static CronRuns runs(ObjectNode cron, List<ObjectNode> jobs, Instant last, Instant now) {
    Duration took = jobs.stream()
        .map(job -> Json.text(job, "status", "completionTime"))
        .filter(text -> !text.isEmpty())
        .map(text -> Duration.between(last, Instant.parse(text)))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
    CronSchedule schedule = CronSchedule.parse(Json.text(cron, "spec", "schedule"));
    ZoneId zone = ZoneId.of(Json.textOr("UTC", cron, "spec", "timeZone"));
    // what is said of a run is said within seconds of its end
    Instant due = schedule.before(now.minus(took).minusSeconds(10), zone);
    Duration by = Duration.between(last, due == null ? now : due);
    Map<String, String> names = new HashMap<>();
    for (JsonNode job : jobs) {
      String name = Json.name(job);
      int minute = name.lastIndexOf('-') + 1;
      names.put(name, name.substring(0, minute) + (Long.parseLong(name.substring(minute)) + by.toMinutes()));
    }
    return new CronRuns(by, names);
  }

  /// A text of theirs, moved.
  String moved(String text) {
    String moved = PastMove.time(text, by);
    for (Map.Entry<String, String> name : names.entrySet()) {
      if (moved.contains(name.getKey())) {
        return moved.replace(name.getKey(), name.getValue());
      }
    }
    return moved;
  }
}
