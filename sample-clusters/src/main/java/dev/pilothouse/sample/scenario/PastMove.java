// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pilothouse.sample.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moves a played past to the present: every time by the same, every uid to one of its own. What CronJobs ran goes by the clock on
/// the wall and is moved by [CronRuns].
final class PastMove {

  private static final Pattern UID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int UID_LENGTH = 36;

  private final PlayedPast past;
  private final Instant now;
  private final Map<String, String> uids = new HashMap<>();

  PastMove(PlayedPast past, Instant now) {
    this.past = past;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Changes the past's objects.
  void move() {
    past.objects().forEach(each -> uids.put(Json.uid(each), UUID.randomUUID().toString()));
    Duration by = Duration.between(past.at(), now);
    Map<String, CronRuns> apart = CronRuns.of(past.objects(), now);
    for (ObjectNode object : past.objects()) {
      CronRuns runs = apart.get(CronRuns.subject(object));
      if (runs == null) {
        change(object, text -> ownUids(time(text, by)));
      } else if (Json.text(object, "kind").equals("CronJob")) {
        JsonNode status = object.path("status").deepCopy();
        change(object, text -> ownUids(time(text, by)));
        change(status, text -> ownUids(runs.moved(text)));
        object.set("status", status);
      } else {
        change(object, text -> ownUids(runs.moved(text)));
      }
    }
  }

  /// A text that is a time, moved; any other as it is.
  static String time(String text, Duration by) {
    if (!isTime(text)) {
      return text;
    }
    String moved = Instant.parse(text).plus(by).toString();
    int fraction = text.indexOf('.');
    // an Instant leaves out the fraction where it is zero
    return fraction < 0 || moved.length() == text.length() ? moved : moved.substring(0, fraction) + text.substring(fraction);
  }

  /// Whether a text is a time as Kubernetes writes them, in UTC.
  static boolean isTime(String text) {
    return text.length() >= 20 && text.length() <= 30 && text.charAt(4) == '-' && text.charAt(10) == 'T'
        && text.charAt(13) == ':' && text.endsWith("Z");
  }

  private String ownUids(String text) {
    if (text.length() < UID_LENGTH || text.indexOf('-') < 0) {
      return text;
    }
    Matcher found = UID.matcher(text);
    return found.find() ? found.replaceAll(uid -> uids.getOrDefault(uid.group(), uid.group())) : text;
  }

  private static void change(JsonNode node, UnaryOperator<String> change) {
    if (node instanceof ObjectNode fields) {
      fields.properties().forEach(each -> each.setValue(changed(each.getValue(), change)));
    } else if (node instanceof ArrayNode items) {
      for (int i = 0; i < items.size(); i++) {
        items.set(i, changed(items.get(i), change));
      }
    }
  }

  private static JsonNode changed(JsonNode node, UnaryOperator<String> change) {
    if (node instanceof TextNode text) {
      String after = change.apply(text.textValue());
      return after.equals(text.textValue()) ? text : TextNode.valueOf(after);
    }
    change(node, change);
    return node;
  }
}
