// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.nodemap.Fleet;
import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapPicture;
import dev.pilothouse.core.nodemap.MapScene.Hit;
import dev.pilothouse.core.nodemap.MapSelection;
import dev.pilothouse.core.nodemap.NodeAmounts;
import dev.pilothouse.core.nodemap.PodMark;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the map says in words: of a node and of a pod, for the card at the pointer and for whoever listens. Immutable.
final class MapWords {
  private final Texts texts;
  private final InstantSource clock;
  private final PodKind pods = new PodKind();

  MapWords(Texts texts, InstantSource clock) {
    this.texts = texts;
    this.clock = clock;
  }

  long now() {
    return clock.instant().getEpochSecond();
  }

  /// What is chosen and how many nodes are selected, as it is spoken.
  String spoken(MapPicture picture, Hit hit, MapSelection selection) {
    FleetNode node = picture.fleet().node(hit.node());
    String words = spoken(picture, hit);
    if (selection.isEmpty()) {
      return words;
    }
    String count = texts.get("nodesEdit.bar.count", selection.size());
    return texts.get(
        node != null && selection.has(node) ? "map.spoken.selected" : "map.spoken.others", words, count);
  }

  private String spoken(MapPicture picture, Hit hit) {
    FleetNode node = picture.fleet().node(hit.node());
    if (node == null) {
      return texts.get("map.spoken.none", picture.fleet().nodes().size(), picture.fleet().placed());
    }
    Row pod = picture.fleet().podRow(hit.pod());
    if (pod != null) {
      return texts.get("map.spoken.pod", pod.name(), pod.namespace(), status(pod), node.name());
    }
    String place = picture.layout().has(node.slot()) ? picture.layout().place(node.slot()) : "";
    String verdict = picture.verdicts().containsKey(node.slot()) ? texts.get(picture.verdicts().get(node.slot()).words()) : "";
    return texts.get(
        "map.spoken.node", node.name(), state(node), place, amount(picture, node, false), amount(picture, node, true),
        podSum(picture, node), verdict);
  }

  String state(FleetNode node) {
    String words = texts.get(node.mark().words());
    boolean also = node.cordoned() && !words.equals(texts.get("map.node.cordoned"));
    return also ? texts.get("map.node.also", words, texts.get("map.node.cordoned")) : words;
  }

  /// `6.2 used · 21.3 requested · of 32`, or that nothing is measured.
  String amount(MapPicture picture, FleetNode node, boolean memory) {
    return texts.get(NodeAmounts.of(node, memory, picture.whole()));
  }

  /// `31 running, 1 failing`.
  String podSum(MapPicture picture, FleetNode node) {
    Fleet fleet = picture.fleet();
    Map<PodMark, Integer> counts = new EnumMap<>(PodMark.class);
    for (int i = 0; i < fleet.podCount(node.slot()); i++) {
      counts.merge(fleet.shown(node, fleet.pod(node.slot(), i)), 1, Integer::sum);
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((mark, count) -> parts.add(texts.get("map.counted", count, texts.get(mark.words()))));
    String words = parts.isEmpty() ? texts.get(picture.whole() ? "map.noPods" : "map.noPodsSeen") : String.join(", ", parts);
    return picture.whole() ? words : texts.get("map.podsSeenOnly", words);
  }

  String status(Row pod) {
    return texts.get(pods.status(pod, now()).words());
  }

  String age(Row row) {
    return Ages.between(row.created(), now());
  }
}
