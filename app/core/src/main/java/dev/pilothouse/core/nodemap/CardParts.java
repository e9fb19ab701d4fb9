// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.Quantity;
import dev.pilothouse.core.nodemap.Shape.Ink;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands on the card of one node. One thread.
final class CardParts {
  static final double PAD = 8;
  private static final double TOP = 48;
  private static final double VERDICT = 20;
  private static final double MOST_CELL = 11;
  private static final double NEAR_TOP = 86;
  private static final double LINE = 18;
  private static final double TALL = 33;
  private static final double NARROWEST = 150;
  private static final double WIDE = 190;
  private static final double NEAR_PAD = 12;

  private final MapPicture picture;
  private final double scale;
  private final Consumer<Shape> out;

  CardParts(MapPicture picture, double scale, Consumer<Shape> out) {
    this.picture = picture;
    this.scale = scale;
    this.out = out;
  }

  /// Where the pods of a node are, in pixels from the corner of its card.
  ///
  /// @param columns of lines with names; 0 for squares
  /// @param size side of a square, or height of a line
  record PodArea(double x, double y, double width, double height, int columns, double size, CellGrid grid) {
    int at(double px, double py, int count) {
      if (columns == 0) {
        return grid.at(px - x, py - y, count);
      }
      int lines = Math.ceilDiv(count, columns);
      int column = (int) ((px - x) / (width / columns));
      int line = (int) ((py - y) / size);
      int index = column * lines + line;
      boolean inside = px >= x && py >= y && column < columns && line < lines;
      return inside && index < count ? index : -1;
    }
  }

  static PodArea area(MapPicture picture, int node, double scale) {
    int count = picture.fleet().podCount(node);
    double width = MapLayout.CARD_WIDTH * scale;
    double height = MapLayout.CARD_HEIGHT * scale;
    return switch (MapDetail.at(scale)) {
      case FAR -> {
        double inset = Shape.Tile.inset(width);
        CellGrid grid = CellGrid.of(width - 2 * inset, height - 2 * inset, count, height / 3);
        yield new PodArea(inset, inset, width - 2 * inset, height - 2 * inset, 0, grid.size(), grid);
      }
      case MIDDLE -> {
        FleetNode one = picture.fleet().node(node);
        double foot = picture.verdicts().containsKey(node) || (one != null && one.tainted()) ? VERDICT : 0;
        double high = (MapLayout.CARD_HEIGHT - TOP - PAD - foot) * scale;
        CellGrid grid = CellGrid.of((MapLayout.CARD_WIDTH - 2 * PAD) * scale, high, count, MOST_CELL * Math.min(scale, 1.4));
        yield new PodArea(PAD * scale, TOP * scale, (MapLayout.CARD_WIDTH - 2 * PAD) * scale, high, 0, grid.size(), grid);
      }
      case NEAR -> near(width - 2 * NEAR_PAD, height - NEAR_TOP - NEAR_PAD, count);
    };
  }

  /// Names with containers and images below them where there is room for all of them, else names, else squares.
  private static PodArea near(double width, double height, int count) {
    int most = Math.max(1, (int) (width / NARROWEST));
    int tall = Math.max(1, Math.ceilDiv(count, Math.max(1, (int) (height / TALL))));
    if (tall <= Math.max(1, (int) (width / WIDE))) {
      return new PodArea(NEAR_PAD, NEAR_TOP, width, height, tall, TALL, new CellGrid(1, TALL));
    }
    int fitting = (int) (height / LINE);
    int columns = Math.max(1, Math.ceilDiv(count, Math.max(1, fitting)));
    if (columns <= most) {
      return new PodArea(NEAR_PAD, NEAR_TOP, width, height, columns, LINE, new CellGrid(1, LINE));
    }
    CellGrid grid = CellGrid.of(width, height, count, LINE);
    return new PodArea(NEAR_PAD, NEAR_TOP, width, height, 0, grid.size(), grid);
  }

  void card(FleetNode node, double x, double y) {
    boolean lit = picture.light().node(node.slot());
    NodeVerdict verdict = picture.verdicts().get(node.slot());
    boolean close = verdict != null && verdict.close();
    double width = MapLayout.CARD_WIDTH * scale;
    double height = MapLayout.CARD_HEIGHT * scale;
    out.accept(new Shape.Card(node.slot(), x, y, width, height, node.mark(), node.cordoned(), lit, close));
    if (MapDetail.at(scale) == MapDetail.NEAR) {
      nearHead(node, x, y, width, lit, verdict);
    } else {
      middleHead(node, x, y, lit);
      if (verdict != null) {
        verdict(verdict, x + PAD * scale, y + height - PAD * scale, width - 2 * PAD * scale, font());
      } else if (node.tainted()) {
        tainted(node, x + PAD * scale, y + height - PAD * scale, width - 2 * PAD * scale, font() * 0.94, lit);
      }
    }
    pods(node, x, y, lit);
  }

  /// A shield and the taints themselves.
  private void tainted(FleetNode node, double x, double y, double width, double size, boolean lit) {
    out.accept(new Shape.Shield(x, y - size * 0.82, size * 0.86, lit));
    Ink ink = lit ? Ink.MUTED : Ink.FAINT;
    words(Message.literal(node.row().text(NodeKind.TAINTS)), x + size * 1.2, y, width - size * 1.2, size, ink, false);
  }

  private double font() {
    return Math.clamp(11.6 * scale, 9.5, 13);
  }

  private void middleHead(FleetNode node, double x, double y, boolean lit) {
    double u = scale;
    out.accept(new Shape.Sign(x + PAD * u, y + 7 * u, 9 * u, node.mark()));
    boolean fine = node.mark() == NodeMark.READY;
    Message right = fine ? count(node) : state(node);
    Ink ink = !lit ? Ink.FAINT : fine ? Ink.MUTED : ink(node.mark().tone());
    words(Message.literal(node.name()), x + 21 * u, y + 15.5 * u, 80 * u, font(), lit ? Ink.STRONG : Ink.FAINT, false);
    words(right, x + (MapLayout.CARD_WIDTH - PAD) * u, y + 15.5 * u, 58 * u, font(), ink, true);
    amount(node, false, x, y + 21 * u, lit);
    amount(node, true, x, y + 33 * u, lit);
  }

  private Message count(FleetNode node) {
    return Message.of(picture.whole() ? "map.pods" : "map.pods.seen", picture.fleet().podCount(node.slot()));
  }

  /// What is wrong or different with a node, in a word or two.
  static Message state(FleetNode node) {
    return node.cordoned() && node.mark() != NodeMark.CORDONED && node.mark() != NodeMark.DRAINING
        ? Message.of("map.node.also", node.mark().words(), NodeMark.CORDONED.words())
        : node.mark().words();
  }

  private void amount(FleetNode node, boolean memory, double x, double y, boolean lit) {
    double u = scale;
    Ink ink = lit ? Ink.MUTED : Ink.FAINT;
    words(Message.of(memory ? "map.memory.short" : "map.cpu.short"), x + PAD * u, y + 9 * u, 28 * u, font() * 0.94, ink, false);
    out.accept(bar(node, memory, x + 36 * u, y + 2 * u, 48 * u, 7 * u, lit));
    words(free(node, memory), x + (MapLayout.CARD_WIDTH - PAD) * u, y + 9 * u, 74 * u, font() * 0.94, ink, true);
  }

  private Shape.Bar bar(FleetNode node, boolean memory, double x, double y, double width, double height, boolean lit) {
    double all = Math.max(1, memory ? node.memory() : node.cpu());
    double asked = picture.whole() ? (memory ? node.asked().memory() : node.asked().cpu()) / all : 0;
    long used = memory ? node.usage().memory() : node.usage().cpu();
    return new Shape.Bar(x, y, width, height, asked, used < 0 ? -1 : used / all, memory, lit);
  }

  /// How much is free, where that is known; else how much there is.
  private Message free(FleetNode node, boolean memory) {
    if (!picture.whole()) {
      return Message.of("map.of", NodeAmounts.text(memory ? node.memory() : node.cpu(), memory));
    }
    return memory
        ? Message.of("map.free", Quantity.readableBytes(Math.max(0, node.freeMemory())))
        : Message.of("map.free", Quantity.readableCores(Math.max(0, node.freeCpu())));
  }

  private void nearHead(FleetNode node, double x, double y, double width, boolean lit, @Nullable NodeVerdict verdict) {
    double left = x + NEAR_PAD;
    double room = width - 2 * NEAR_PAD;
    out.accept(new Shape.Sign(left, y + 13, 11, node.mark()));
    words(Message.literal(node.name()), left + 18, y + 23, room * 0.5, 14, lit ? Ink.STRONG : Ink.FAINT, false);
    words(
        Message.of("map.near.state", state(node), count(node)),
        x + width - NEAR_PAD, y + 23,
        room * 0.45, 12, ink(node.mark().tone()), true);
    for (boolean memory : new boolean[] {false, true}) {
      double top = y + (memory ? 50 : 32);
      words(Message.of(memory ? "map.memory" : "map.cpu"), left, top + 10, 60, 12, Ink.MUTED, false);
      out.accept(bar(node, memory, left + 54, top + 2, room * 0.13, 9, lit));
      Message amounts = NodeAmounts.of(node, memory, picture.whole());
      words(amounts, left + 62 + room * 0.13, top + 10, room * 0.87 - 62, 12, Ink.PLAIN, false);
    }
    if (verdict != null) {
      verdict(verdict, left, y + 79, room, 12);
    } else {
      words(Message.literal(picture.layout().place(node.slot())), left, y + 78, room * 0.4, 12, Ink.MUTED, false);
      if (node.tainted()) {
        tainted(node, left + room * 0.42, y + 78, room * 0.58, 12, lit);
      }
    }
  }

  private void verdict(NodeVerdict verdict, double x, double y, double width, double size) {
    out.accept(new Shape.Dot(x, y - size * 0.62, size * 0.6, verdict.tone()));
    words(verdict.words(), x + size, y, width - size, size, verdict.close() ? Ink.ACCENT : Ink.PLAIN, false);
  }

  private void pods(FleetNode node, double x, double y, boolean lit) {
    Fleet fleet = picture.fleet();
    int count = fleet.podCount(node.slot());
    PodArea area = area(picture, node.slot(), scale);
    for (int i = 0; i < count; i++) {
      int pod = fleet.pod(node.slot(), i);
      boolean bright = lit && picture.light().pod(pod);
      PodMark mark = fleet.shown(node, pod);
      MapTone tone = picture.colours().tone(pod);
      if (area.columns() == 0) {
        double gap = area.size() > 5 ? 1.5 : area.size() > 2 ? 1 : 0;
        double left = x + area.x() + area.grid().x(i);
        out.accept(new Shape.Cell(pod, left, y + area.y() + area.grid().y(i), area.size() - gap, mark, tone, bright));
      } else {
        int lines = Math.ceilDiv(count, area.columns());
        double wide = area.width() / area.columns();
        int column = i / lines;
        double left = x + area.x() + column * wide;
        double top = y + area.y() + i % lines * area.size();
        line(pod, mark, tone, left, top, wide - 8, bright);
        if (area.size() > LINE) {
          containers(pod, left + 16, top + 27, wide - 24);
        }
      }
    }
  }

  private void line(int pod, PodMark mark, MapTone tone, double x, double y, double width, boolean lit) {
    out.accept(new Shape.Cell(pod, x, y + 4, 10, mark, tone, lit));
    Row row = picture.fleet().podRow(pod);
    if (row != null) {
      boolean tell = lit && mark.compareTo(PodMark.STARTING) >= 0;
      double name = tell ? width * 0.6 : width - 16;
      words(Message.literal(row.name()), x + 16, y + 13, name, 12, lit ? Ink.PLAIN : Ink.FAINT, false);
      if (tell) {
        words(mark.words(), x + width, y + 13, width * 0.4 - 20, 11, ink(mark.tone()), true);
      }
    }
  }

  /// What runs in the pod: its containers by their names, and the images without the registry.
  private void containers(int pod, double x, double y, double width) {
    Row row = picture.fleet().podRow(pod);
    ContainerState.All all = row == null ? null : row.get(PodKind.CONTAINERS);
    if (row == null || width < 40) {
      return;
    }
    String words =
        all == null
            ? shortName(row.text(PodKind.IMAGES))
            : all.list().stream()
                .filter(one -> one.type() != ContainerState.Type.INIT)
                .map(one -> one.name() + " " + shortName(one.image()))
                .collect(Collectors.joining(", "));
    words(Message.literal(words), x, y, width, 11, Ink.MUTED, false);
  }

  /// An image without its registry and folders.
  private static String shortName(String image) {
    return image.substring(image.lastIndexOf('/') + 1);
  }

  private static Ink ink(MapTone tone) {
    return switch (tone) {
      case OK -> Ink.OK;
      case WARN -> Ink.WARN;
      case BAD -> Ink.BAD;
      case INFO -> Ink.INFO;
      default -> Ink.MUTED;
    };
  }

  private void words(Message words, double x, double y, double width, double size, Ink ink, boolean right) {
    out.accept(new Shape.Words(words, x, y, width, size, ink, right));
  }
}
