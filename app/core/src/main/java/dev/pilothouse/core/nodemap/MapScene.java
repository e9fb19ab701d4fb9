// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.nodemap;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.nodemap.MapLayout.Block;
import dev.pilothouse.core.nodemap.MapLayout.Group;
import dev.pilothouse.core.nodemap.MapPicture.GroupSum;
import java.util.ArrayList;
import java.util.List;

/// What is seen of a picture through a window on it, in the order in which it is drawn. Only what is in sight is in it. Pure; quick
/// enough for each frame.
///
/// @param shapes the undermost first
public record MapScene(MapDetail detail, List<Shape> shapes) {
  private static final double TITLE = 26;
  private static final double PART = 6;

  public static MapScene of(MapPicture picture, Viewport view) {
    List<Shape> shapes = new ArrayList<>();
    MapDetail detail = MapDetail.at(view.scale());
    frames(picture, view, shapes);
    for (Block block : picture.layout().blocks()) {
      block(picture, view, block, detail, shapes);
    }
    titles(picture, view, shapes);
    return new MapScene(detail, shapes);
  }

  private static void frames(MapPicture picture, Viewport view, List<Shape> shapes) {
    for (Group group : picture.layout().groups()) {
      double x = view.pixelX(group.x());
      double y = view.pixelY(group.y());
      double width = group.width() * view.scale();
      double height = group.height() * view.scale();
      if (x < view.width() && y < view.height() && x + width > 0 && y + height > 0) {
        shapes.add(new Shape.Frame(x, y, width, height));
      }
    }
  }

  private static void block(MapPicture picture, Viewport view, Block block, MapDetail detail, List<Shape> shapes) {
    CardParts cards = new CardParts(picture, view.scale(), shapes::add);
    int top = (int) Math.max(0, Math.floor((view.y() - block.y()) / MapLayout.PITCH_Y));
    int bottom = (int) Math.min(block.lines() - 1, Math.floor((view.mapY(view.height()) - block.y()) / MapLayout.PITCH_Y));
    int left = (int) Math.max(0, Math.floor((view.x() - block.x()) / MapLayout.PITCH_X));
    int right = (int) Math.min(block.columns() - 1, Math.floor((view.mapX(view.width()) - block.x()) / MapLayout.PITCH_X));
    for (int line = top; line <= bottom; line++) {
      for (int column = left; column <= right && line * block.columns() + column < block.size(); column++) {
        FleetNode node = picture.fleet().node(block.node(line * block.columns() + column));
        if (node != null) {
          double x = view.pixelX(block.x() + column * MapLayout.PITCH_X + MapLayout.GAP / 2);
          double y = view.pixelY(block.y() + line * MapLayout.PITCH_Y + MapLayout.GAP / 2);
          if (detail == MapDetail.FAR) {
            shapes.add(tile(picture, node, x, y, view.scale()));
          } else {
            cards.card(node, x, y);
          }
        }
      }
    }
  }

  private static Shape.Tile tile(MapPicture picture, FleetNode node, double x, double y, double scale) {
    CellGrid grid = CardParts.area(picture, node.slot(), scale).grid();
    boolean lit = picture.light().node(node.slot());
    return new Shape.Tile(
        node.slot(), x, y, MapLayout.CARD_WIDTH * scale, MapLayout.CARD_HEIGHT * scale, node.mark(), lit, grid);
  }

  private static void titles(MapPicture picture, Viewport view, List<Shape> shapes) {
    for (Block block : picture.layout().blocks()) {
      part(picture, view, block, shapes);
    }
    List<Group> groups = picture.layout().groups();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      double bottom = view.pixelY(group.y() + group.height());
      double y = view.pixelY(group.y() + group.header()) - 40 + TITLE;
      double x = Math.max(8, view.pixelX(group.x()) + 8);
      double end = Math.min(view.width() - 8, view.pixelX(group.x() + group.width()) - 8);
      if (y < view.height() && bottom > 0 && end - x > 20) {
        boolean floats = y < 18;
        double at = floats ? Math.min(18, bottom - 8) : y;
        GroupSum sum = picture.sums().get(i);
        boolean whole = picture.whole();
        shapes.add(new Shape.Title(group.name(), sum(sum, whole), shares(sum, whole), x, at, end - x, true, floats));
      }
    }
  }

  private static void part(MapPicture picture, Viewport view, Block block, List<Shape> shapes) {
    double y = view.pixelY(block.y()) - PART;
    double x = view.pixelX(block.x()) + 4;
    double width = block.columns() * MapLayout.PITCH_X * view.scale() - 8;
    boolean inSight = y > 0 && y < view.height() + 20 && x < view.width() && x + width > 0;
    if (block.header() > 0 && inSight) {
      double from = Math.max(8, x);
      double end = Math.min(view.width() - 8, x + width);
      Message sum = Message.of("map.sum.part", block.size());
      if (picture.layout().blocks().size() > 0 && end > from + 20) {
        shapes.add(new Shape.Title(block.part(), sum, Message.literal(""), from, y, end - from, false, false));
      }
    }
  }

  private static Message sum(GroupSum sum, boolean whole) {
    return Message.of(whole ? "map.sum" : "map.sum.seen", sum.nodes(), sum.pods());
  }

  /// What is used of all, or where that is not measured what is asked for.
  private static Message shares(GroupSum sum, boolean whole) {
    if (sum.cpu() == 0 || !(whole || sum.measured())) {
      return Message.literal("");
    }
    return sum.measured()
        ? Message.of("map.shares.used", percent(sum.cpuUsed(), sum.cpu()), percent(sum.memoryUsed(), sum.memory()))
        : Message.of("map.shares.asked", percent(sum.cpuAsked(), sum.cpu()), percent(sum.memoryAsked(), sum.memory()));
  }

  private static long percent(long part, long all) {
    return all == 0 ? 0 : Math.round(100.0 * part / all);
  }

  /// What is under the pointer.
  ///
  /// @param node its slot; -1 for none
  /// @param pod its slot; -1 for none
  public record Hit(int node, int pod) {
    public static final Hit NOTHING = new Hit(-1, -1);
  }

  /// What is at a pixel of the window on the map. Costs nothing that grows with the number of nodes or pods.
  public static Hit at(MapPicture picture, Viewport view, double px, double py) {
    int node = picture.layout().nodeAt(view.mapX(px), view.mapY(py));
    if (node < 0 || picture.fleet().node(node) == null) {
      return Hit.NOTHING;
    }
    double x = px - view.pixelX(picture.layout().x(node));
    double y = py - view.pixelY(picture.layout().y(node));
    int place = CardParts.area(picture, node, view.scale()).at(x, y, picture.fleet().podCount(node));
    return new Hit(node, place < 0 ? -1 : picture.fleet().pod(node, place));
  }
}
