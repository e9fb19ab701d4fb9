// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.schedule;

import dev.pilothouse.core.kind.PersistentVolumeClaimKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodScheduling;
import dev.pilothouse.core.kind.QuotaAmounts;
import dev.pilothouse.core.kind.QuotaScopes;
import dev.pilothouse.core.kind.ResourceQuotaKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the quotas of a namespace say to more pods of one sort (apiserver, pkg/admission/plugin/resourcequota). Pure, immutable.
///
/// @param lines what each quota that counts the pods limits and they take, in the quotas' order, then by name
/// @param refusal what the API server would answer to the first pod that is too many, as `exceeded quota: …` or `failed quota: …`;
///     empty when all are let in
/// @param room how many of the pods are let in, at most as many as were asked for
public record QuotaCheck(List<Line> lines, String refusal, int room) {

  public QuotaCheck {
    lines = List.copyOf(lines);
  }

  /// One limit. CPU in thousandths of a core, everything else in whole units.
  ///
  /// @param resource as the quota names it: `requests.cpu`, `pods`
  /// @param after used when all pods are there
  public record Line(String quota, String resource, long used, long after, long hard) {

    public boolean isRefused() {
      return after > hard;
    }

    /// Whether the amounts are of CPU.
    public boolean isCpu() {
      return QuotaCheck.isCpu(resource);
    }

    /// How many more pods there is room for.
    long room() {
      return after == used ? Integer.MAX_VALUE : Math.max(0, hard - used);
    }
  }

  /// @param more how many pods are to be made
  /// @param quotas of any namespace; only those of the pod's are looked at
  public static QuotaCheck of(PodDemand pod, int more, Iterable<Row> quotas) {
    return of(pod, more, quotas, new HashMap<>());
  }

  /// What the quotas say to several workloads that get more pods or fewer, one workload after the other: each has what those before
  /// it leave, and what they set free once their pods have ended. Pods that are not let in use nothing; claims stay.
  ///
  /// @param quotas of any namespace
  /// @return one for each that gets more, in their order
  public static List<QuotaCheck> inTurn(List<? extends PodTurn> all, Iterable<Row> quotas) {
    Map<String, Long> taken = new HashMap<>();
    List<QuotaCheck> checks = new ArrayList<>();
    for (PodTurn turn : all) {
      switch (turn) {
        case MorePods more -> checks.add(of(more.pod(), more.count(), quotas, taken));
        case FewerPods fewer -> free(fewer, quotas, taken);
      }
    }
    return List.copyOf(checks);
  }

  private static void free(FewerPods fewer, Iterable<Row> quotas, Map<String, Long> taken) {
    for (Row quota : quotas) {
      QuotaAmounts hard = quota.get(ResourceQuotaKind.HARD);
      if (!quota.namespace().equals(fewer.pod().namespace()) || hard == null || !counts(quota, fewer.pod())) {
        continue;
      }
      for (Row pod : fewer.pods()) {
        usage(pod).forEach(
            (resource, amount) -> {
              if (hard.amounts().containsKey(resource)) {
                taken.merge(key(quota, resource), -amount, Long::sum);
              }
            });
      }
    }
  }

  /// @param taken by those before it, by quota and resource; gets what these pods take
  private static QuotaCheck of(PodDemand pod, int more, Iterable<Row> quotas, Map<String, Long> taken) {
    Map<String, Long> each = usage(pod);
    Map<String, Long> takes = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    String refusal = "";
    long room = Math.max(0, more);
    for (Row quota : quotas) {
      QuotaAmounts hard = quota.get(ResourceQuotaKind.HARD);
      if (!quota.namespace().equals(pod.namespace()) || hard == null || !counts(quota, pod)) {
        continue;
      }
      long here = room;
      for (String resource : hard.amounts().keySet()) {
        Long amount = each.get(resource);
        if (amount != null && amount > 0) {
          Line line = line(quota, resource, taken, amount * Math.max(0, more));
          lines.add(line);
          takes.put(key(quota, resource), amount);
          here = Math.min(here, line.room() / amount);
        }
      }
      String missing = unspecified(pod, hard);
      if (!missing.isEmpty() && more > 0) {
        here = 0;
      }
      if (here < room) {
        refusal = "failed quota: " + quota.name() + ": must specify " + missing;
        refusal = missing.isEmpty() ? exceeded(quota, each, taken, here) : refusal;
        room = here;
      }
    }
    long in = room;
    takes.forEach((key, amount) -> taken.merge(key, amount * in, Long::sum));
    return new QuotaCheck(lines, refusal, (int) room);
  }

  /// What one pod takes of everything that quotas name.
  private static Map<String, Long> usage(PodDemand demand) {
    Map<String, Long> each = usage(demand.pod());
    for (VolumeDemand volume : demand.volumes()) {
      Row made = volume.made();
      if (made != null) {
        each.merge("persistentvolumeclaims", 1L, Long::sum);
        each.merge("requests.storage", made.number(PersistentVolumeClaimKind.REQUESTED), Long::sum);
      }
    }
    return each;
  }

  private static Map<String, Long> usage(Row pod) {
    Map<String, Long> each = new TreeMap<>(Map.of("pods", 1L, "count/pods", 1L));
    put(each, "cpu", pod.number(PodKind.CPU_REQUEST), pod.number(PodKind.CPU_LIMIT));
    put(each, "memory", pod.number(PodKind.MEMORY_REQUEST), pod.number(PodKind.MEMORY_LIMIT));
    PodScheduling rare = PodScheduling.of(pod);
    rare.requests().forEach((name, amount) -> put(each, name, amount, rare.limits().getOrDefault(name, 0L)));
    return each;
  }

  private static void put(Map<String, Long> each, String name, long request, long limit) {
    boolean extended = name.contains("/");
    if (!extended) {
      each.put(name, request);
      each.put("limits." + name, limit);
    }
    each.put("requests." + name, request);
  }

  private static boolean counts(Row quota, PodDemand pod) {
    QuotaScopes scopes = quota.get(ResourceQuotaKind.SCOPES);
    return scopes == null || scopes.all().stream().allMatch(pod.quota()::isIn);
  }

  private static String key(Row quota, String resource) {
    return quota.namespace() + "/" + quota.name() + "/" + resource;
  }

  private static Line line(Row quota, String resource, Map<String, Long> taken, long more) {
    long used = amount(resource, text(quota.get(ResourceQuotaKind.USED), resource)) + taken.getOrDefault(key(quota, resource), 0L);
    long hard = amount(resource, text(quota.get(ResourceQuotaKind.HARD), resource));
    return new Line(quota.name(), resource, used, used + more, hard);
  }

  private static String text(@Nullable QuotaAmounts amounts, String resource) {
    return amounts == null ? "0" : amounts.of(resource);
  }

  private static boolean isCpu(String resource) {
    return resource.equals("cpu") || resource.endsWith(".cpu");
  }

  private static long amount(String resource, String text) {
    return isCpu(resource) ? Quantity.millis(text) : Quantity.units(text);
  }

  /// `limits.cpu for: app,proxy; memory for: app`.
  private static String unspecified(PodDemand pod, QuotaAmounts hard) {
    List<String> parts = new ArrayList<>();
    pod.quota()
        .unspecified()
        .forEach(
            (resource, containers) -> {
              if (hard.amounts().containsKey(resource)) {
                parts.add(resource + " for: " + String.join(",", containers.stream().sorted().toList()));
              }
            });
    return String.join("; ", parts);
  }

  /// What would be said when so many are in already.
  private static String exceeded(Row quota, Map<String, Long> each, Map<String, Long> taken, long in) {
    List<String> requested = new ArrayList<>();
    List<String> used = new ArrayList<>();
    List<String> limited = new ArrayList<>();
    QuotaAmounts hard = quota.get(ResourceQuotaKind.HARD);
    for (String resource : hard == null ? List.<String>of() : hard.amounts().keySet()) {
      long amount = each.getOrDefault(resource, 0L);
      Line line = line(quota, resource, taken, amount * in);
      boolean asNow = in == 0 && !taken.containsKey(key(quota, resource));
      if (amount > 0 && line.after() + amount > line.hard()) {
        requested.add(resource + "=" + written(resource, amount));
        used.add(resource + "=" + (asNow ? text(quota.get(ResourceQuotaKind.USED), resource) : written(resource, line.after())));
        limited.add(resource + "=" + text(hard, resource));
      }
    }
    return "exceeded quota: %s, requested: %s, used: %s, limited: %s"
        .formatted(quota.name(), String.join(",", requested), String.join(",", used), String.join(",", limited));
  }

  /// As the server writes quantities: the greatest binary unit without a rest; CPU in thousandths unless they are whole cores.
  private static String written(String resource, long amount) {
    if (isCpu(resource)) {
      return amount % 1000 == 0 ? Long.toString(amount / 1000) : amount + "m";
    }
    String units = "KMGTPE";
    long rest = amount;
    int power = 0;
    boolean bytes = resource.endsWith("memory") || resource.endsWith("storage");
    while (bytes && rest > 0 && rest % 1024 == 0 && power < units.length()) {
      rest /= 1024;
      power++;
    }
    return power == 0 ? Long.toString(amount) : rest + units.substring(power - 1, power) + "i";
  }
}
