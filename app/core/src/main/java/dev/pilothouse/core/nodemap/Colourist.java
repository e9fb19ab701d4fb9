// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.Owner;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.PodStatus;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.nodemap.FleetNode.Usage;
import dev.pilothouse.core.nodemap.MapColours.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Gives each pod its colour. Pure; takes a walk over all pods, so off the FX thread.
public final class Colourist {
  private static final int NAMED = 7;
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;

  private Colourist() {}

  /// @param now in seconds since 1970
  public static MapColours colours(Fleet fleet, ColourKey key, FleetUsage usage, long now) {
    return switch (key) {
      case STATUS -> byStatus(fleet);
      case CPU -> byUse(fleet, key, pod -> use(usage(usage, pod).cpu(), pod.number(PodKind.CPU_REQUEST)));
      case MEMORY -> byUse(fleet, key, pod -> use(usage(usage, pod).memory(), pod.number(PodKind.MEMORY_REQUEST)));
      case RESTARTS -> bySteps(fleet, key, List.of("none", "few", "some", "many"), List.of(0, 1, 3, 4), Colourist::restarts);
      case AGE ->
          bySteps(
              fleet, key, List.of("hour", "day", "week", "month", "older"), List.of(4, 3, 2, 1, 0),
              pod -> age(now - pod.created()));
      case QOS -> byQos(fleet);
      case OWNER -> byName(fleet, key, Colourist::owner);
      case NAMESPACE -> byName(fleet, key, Row::namespace);
      case IMAGE -> byName(fleet, key, Colourist::image);
    };
  }

  private static Usage usage(FleetUsage usage, Row pod) {
    return usage.pod(pod.namespace(), pod.name());
  }

  private static MapColours byStatus(Fleet fleet) {
    byte[] of = new byte[fleet.podSlots()];
    int[] counts = new int[PodMark.values().length];
    for (FleetNode node : fleet.nodes()) {
      for (int i = 0; i < fleet.podCount(node.slot()); i++) {
        int pod = fleet.pod(node.slot(), i);
        of[pod] = (byte) fleet.shown(node, pod).number();
        counts[of[pod]]++;
      }
    }
    List<Category> categories =
        Arrays.stream(PodMark.values())
            .map(mark -> new Category(mark.words(), mark.tone(), counts[mark.number()]))
            .toList();
    return new MapColours(ColourKey.STATUS, categories, of);
  }

  /// 0 without a measurement, 1 without a request, then five steps.
  private static int use(long used, long asked) {
    if (used < 0) {
      return 0;
    }
    if (asked <= 0) {
      return 1;
    }
    double share = (double) used / asked;
    return share < 0.25 ? 2 : share < 0.5 ? 3 : share < 0.8 ? 4 : share <= 1 ? 5 : 6;
  }

  private static MapColours byUse(Fleet fleet, ColourKey key, ToIntFunction<Row> category) {
    List<MapTone> tones = new ArrayList<>(List.of(MapTone.NONE, MapTone.OFF));
    for (int step = 0; step < 5; step++) {
      tones.add(MapTone.heat(step));
    }
    return of(fleet, key, List.of("unmeasured", "unasked", "quarter", "half", "most", "full", "over"), tones, category);
  }

  private static int restarts(Row pod) {
    long restarts = PodStatus.restarts(pod);
    return restarts == 0 ? 0 : restarts < 3 ? 1 : restarts < 10 ? 2 : 3;
  }

  private static int age(long seconds) {
    return seconds < HOUR ? 0 : seconds < DAY ? 1 : seconds < 7 * DAY ? 2 : seconds < 30 * DAY ? 3 : 4;
  }

  private static MapColours bySteps(
      Fleet fleet, ColourKey key, List<String> words, List<Integer> heats, ToIntFunction<Row> category) {
    return of(fleet, key, words, heats.stream().map(MapTone::heat).toList(), category);
  }

  private static MapColours byQos(Fleet fleet) {
    return of(
        fleet, ColourKey.QOS, List.of("guaranteed", "burstable", "besteffort"), List.of(MapTone.C1, MapTone.C5, MapTone.C2),
        pod ->
            switch (pod.text(PodKind.QOS)) {
              case "Guaranteed" -> 0;
              case "Burstable" -> 1;
              default -> 2;
            });
  }

  private static MapColours of(Fleet fleet, ColourKey key, List<String> words, List<MapTone> tones, ToIntFunction<Row> category) {
    byte[] of = new byte[fleet.podSlots()];
    int[] counts = new int[words.size()];
    each(
        fleet,
        (pod, row) -> {
          of[pod] = (byte) category.applyAsInt(row);
          counts[of[pod]]++;
        });
    List<Category> categories = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      categories.add(new Category(Message.of("map." + key.id() + "." + words.get(i)), tones.get(i), counts[i]));
    }
    return new MapColours(key, categories, of);
  }

  /// The most frequent names have colours of their own, the rest one together.
  private static MapColours byName(Fleet fleet, ColourKey key, Function<Row, String> name) {
    Map<String, int[]> counts = new HashMap<>();
    each(fleet, (pod, row) -> counts.computeIfAbsent(name.apply(row), one -> new int[1])[0]++);
    List<String> often =
        counts.entrySet().stream()
            .filter(one -> !one.getKey().isEmpty())
            .sorted(Comparator.comparingInt((Map.Entry<String, int[]> one) -> -one.getValue()[0]).thenComparing(Map.Entry::getKey))
            .limit(NAMED)
            .map(Map.Entry::getKey)
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    List<Category> categories = new ArrayList<>();
    for (String one : often) {
      numbers.put(one, categories.size());
      int[] count = counts.getOrDefault(one, new int[1]);
      categories.add(new Category(Message.literal(one), MapTone.several(categories.size()), count[0]));
    }
    byte[] of = new byte[fleet.podSlots()];
    int[] rest = new int[1];
    each(
        fleet,
        (pod, row) -> {
          Integer number = numbers.get(name.apply(row));
          of[pod] = (byte) (number == null ? often.size() : number);
          rest[0] += number == null ? 1 : 0;
        });
    categories.add(new Category(Message.of("map.rest"), MapTone.C8, rest[0]));
    return new MapColours(key, categories, of);
  }

  private interface PodWalk {
    void see(int pod, Row row);
  }

  private static void each(Fleet fleet, PodWalk walk) {
    for (FleetNode node : fleet.nodes()) {
      for (int i = 0; i < fleet.podCount(node.slot()); i++) {
        int pod = fleet.pod(node.slot(), i);
        Row row = fleet.podRow(pod);
        if (row != null) {
          walk.see(pod, row);
        }
      }
    }
  }

  /// What a person calls the owner: the Deployment and not its ReplicaSet, whose name ends in a hash.
  static String owner(Row pod) {
    @Nullable Owner owner = pod.owner();
    if (owner == null) {
      return "";
    }
    String hash = pod.labels().get("pod-template-hash");
    return owner.kind().equals("ReplicaSet") && !hash.isEmpty() && owner.name().endsWith("-" + hash)
        ? owner.name().substring(0, owner.name().length() - hash.length() - 1)
        : owner.name();
  }

  private static String image(Row pod) {
    for (ContainerState container : PodKind.containers(pod)) {
      if (container.type() == ContainerState.Type.MAIN) {
        return PodStatus.shortImage(container.image());
      }
    }
    return "";
  }
}
