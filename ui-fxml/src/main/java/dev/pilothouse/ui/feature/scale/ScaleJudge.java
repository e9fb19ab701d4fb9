// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.ResourceQuotaKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.core.rollout.RolloutRevision;
import dev.pilothouse.core.rollout.Rollouts;
import dev.pilothouse.core.schedule.BudgetRoom;
import dev.pilothouse.core.schedule.PodDemand;
import dev.pilothouse.core.schedule.QuotaCheck;
import dev.pilothouse.ui.text.Amounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What quotas, budgets and a rollout under way say to another number of replicas. Off the FX thread.
final class ScaleJudge {
  private static final int BARS = 4;
  private final ResourceRef ref;
  private final ScaleSources sources;

  ScaleJudge(ResourceRef ref, ScaleSources sources) {
    this.ref = ref;
    this.sources = sources;
  }

  List<Check> quota(PodDemand pod, int more) {
    return quota(QuotaCheck.of(pod, more, sources.rows(ResourceQuotaKind.KIND)), more);
  }

  List<Check> quota(QuotaCheck check, int more) {
    if (more <= 0 || (check.lines().isEmpty() && check.refusal().isEmpty())) {
      return List.of();
    }
    Map<String, List<QuotaCheck.Line>> byQuota = new LinkedHashMap<>();
    check.lines().forEach(line -> byQuota.computeIfAbsent(line.quota(), name -> new ArrayList<>()).add(line));
    List<Check> checks = new ArrayList<>();
    byQuota.forEach(
        (name, lines) -> {
          boolean refused = lines.stream().anyMatch(QuotaCheck.Line::isRefused);
          Message words = refused ? Message.of("scale.quota.refused", check.room(), more) : Check.NOTHING;
          checks.add(
              new Check(
                  "quota", refused ? Health.BAD : Health.GOOD, Message.literal(name), words,
                  Message.literal(refused ? check.refusal() : ""), List.of(), bars(lines)));
        });
    if (!check.refusal().isEmpty() && checks.stream().allMatch(one -> one.health() == Health.GOOD)) {
      checks.add(
          new Check(
              "quota", Health.BAD, Message.literal(name(check.refusal())), Message.of("scale.quota.refused", check.room(), more),
              Message.literal(check.refusal()), List.of(), List.of()));
    }
    return checks;
  }

  /// The quota that refuses: `failed quota: NAME: must specify …`.
  private static String name(String refusal) {
    String[] parts = refusal.split("[:,] ", 3);
    return parts.length > 1 ? parts[1] : "";
  }

  private static List<Check.Bar> bars(List<QuotaCheck.Line> lines) {
    return lines.stream().sorted(Comparator.comparingInt(ScaleJudge::order)).limit(BARS).map(ScaleJudge::bar).toList();
  }

  /// CPU first, then memory, as they stand everywhere else.
  private static int order(QuotaCheck.Line line) {
    List<String> first = List.of("requests.cpu", "cpu", "requests.memory", "memory", "pods", "count/pods");
    int at = first.indexOf(line.resource());
    return at < 0 ? first.size() : at;
  }

  private static Check.Bar bar(QuotaCheck.Line line) {
    double hard = (double) Math.max(1, line.hard());
    return new Check.Bar(
        Message.of("scale.quota.bar", resource(line.resource()), bare(amount(line, line.used()), line),
            bare(amount(line, line.after()), line)),
        Message.of("scale.quota.of", amount(line, line.hard())),
        line.used() / hard,
        line.after() / hard);
  }

  private static Message resource(String name) {
    return switch (name) {
      case "cpu", "requests.cpu" -> Message.of("scale.quota.cpu");
      case "memory", "requests.memory" -> Message.of("scale.quota.memory");
      case "limits.cpu" -> Message.of("scale.quota.cpuLimit");
      case "limits.memory" -> Message.of("scale.quota.memoryLimit");
      case "pods", "count/pods" -> Message.of("scale.quota.pods");
      default -> Message.literal(name);
    };
  }

  /// Without the unit when the limit has the same one.
  private static String bare(String amount, QuotaCheck.Line line) {
    String limit = amount(line, line.hard());
    String unit = limit.substring(limit.lastIndexOf(' ') + 1);
    return limit.contains(" ") && amount.endsWith(" " + unit) ? amount.substring(0, amount.length() - unit.length() - 1) : amount;
  }

  private static String amount(QuotaCheck.Line line, long amount) {
    if (line.isCpu()) {
      return Amounts.plainCores(amount);
    }
    boolean bytes = line.resource().endsWith("memory") || line.resource().endsWith("storage");
    return bytes ? Amounts.bytes((double) amount) : Amounts.count(amount);
  }

  List<Check> budgets(PodDemand pod, int now, int wanted) {
    return BudgetRoom.of(ref.namespace(), pod.labels(), now, wanted, sources.rows(PodDisruptionBudgetKind.KIND)).stream()
        .map(budget -> budget(budget, now, wanted))
        .toList();
  }

  private static Check budget(BudgetRoom budget, int now, int wanted) {
    Message words =
        now == wanted
            ? Message.of("scale.budget.now", budget.keeps(), budget.allowed())
            : Message.of("scale.budget", budget.keepsThen(), budget.allowed(), budget.allowedThen(), wanted);
    boolean tight = now != wanted && budget.allowedThen() == 0 && wanted > 0;
    return new Check(
        "budget", tight ? Health.WARNING : Health.GOOD, Message.literal(budget.budget()), words,
        wanted < now ? Message.of("scale.budget.notAsked") : Check.NOTHING, List.of(), List.of());
  }

  /// @param own with its uid
  /// @param now in seconds since 1970
  Optional<RolloutProgress> rollout(ResourceRef own, long now) {
    boolean has =
        switch (ref.kind().kind()) {
          case "Deployment", "StatefulSet", "DaemonSet" -> true;
          default -> false;
        };
    return has
        ? new Rollouts(sources.rollouts(), now).progress(own).filter(one -> !one.complete() && one.newest() != null)
        : Optional.empty();
  }

  static Message chip(RolloutProgress progress) {
    RolloutRevision newest = progress.newest();
    return Message.of(
        "scale.rollout.chip", newest == null ? 0 : newest.number(), progress.envelope().now().updatedAvailable(),
        progress.envelope().wanted());
  }

  Check rollout(RolloutProgress progress, int more) {
    RolloutRevision newest = progress.newest();
    long number = newest == null ? 0 : newest.number();
    if (more > 0 && !progress.old().isEmpty() && ref.kind().kind().equals("Deployment")) {
      return new Check(
          "rollout", Health.PROGRESSING, Message.of("scale.rollout.split", number, more, progress.old().getFirst().number()));
    }
    return new Check(
        "rollout", Health.PROGRESSING,
        Message.of("scale.rollout.plain", number, progress.envelope().now().updatedAvailable(), progress.envelope().wanted()));
  }

  /// Whether something else than an autoscaler sets the replicas back.
  Optional<Check> owner(String uid) {
    for (Row row : sources.rows(ref.kind())) {
      boolean same = row.uid().equals(uid) || (row.name().equals(ref.name()) && row.namespace().equals(ref.namespace()));
      if (same && row.owner() != null) {
        return Optional.of(
            new Check(
                "owner", Health.WARNING, Message.literal(row.owner().kind() + " " + row.owner().name()),
                Message.of("scale.owner.sets", row.owner().kind()), Check.NOTHING, List.of(), List.of()));
      }
    }
    return Optional.empty();
  }
}
