// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.CellGrid;
import dev.pilothouse.core.nodemap.Fleet;
import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapColours.Category;
import dev.pilothouse.core.nodemap.MapPicture;
import dev.pilothouse.core.nodemap.MapScene;
import dev.pilothouse.core.nodemap.PodMark;
import dev.pilothouse.core.nodemap.Shape;
import dev.pilothouse.ui.feature.nodes.MapPalette.Role;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Nodes from afar as pixels: 150,000 squares in two or three milliseconds, where a canvas takes thirty. Every pod has its pixels,
/// or where there are more pods than pixels the worst of those that share one has it. FX thread.
final class TileRaster {
  private static final double DIM = 0.16;
  private final MapPalette palette;
  private int width;
  private int height;
  private int[] pixels = new int[0];
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private int[] bright = new int[0];
  private int[] dim = new int[0];
  private int[] worst = new int[0];

  TileRaster(MapPalette palette) {
    this.palette = palette;
  }

  /// The image of this many device pixels; a new one when the size is another.
  WritableImage image(int wide, int high) {
    width = wide;
    height = high;
    IntBuffer ints = IntBuffer.allocate(wide * high);
    pixels = ints.array();
    PixelBuffer<IntBuffer> next = new PixelBuffer<>(wide, high, ints, PixelFormat.getIntArgbPreInstance());
    buffer = next;
    return new WritableImage(next);
  }

  boolean fits(int wide, int high) {
    return buffer != null && wide == width && high == height;
  }

  /// @param device device pixels for one pixel of the scene
  void paint(MapScene scene, MapPicture picture, double device) {
    colours(picture.colours().categories());
    Arrays.fill(pixels, MapPalette.pixel(palette.of(Role.GROUND), Color.BLACK, 1));
    int frame = MapPalette.pixel(palette.of(Role.FRAME), palette.of(Role.GROUND), 1);
    int line = MapPalette.pixel(palette.of(Role.FRAME_LINE), palette.of(Role.FRAME), 1);
    for (Shape shape : scene.shapes()) {
      if (shape instanceof Shape.Frame it) {
        fill(it.x() * device, it.y() * device, it.width() * device, it.height() * device, line);
        fill(it.x() * device + 1, it.y() * device + 1, it.width() * device - 2, it.height() * device - 2, frame);
      } else if (shape instanceof Shape.Tile it) {
        tile(it, picture, device);
      }
    }
    PixelBuffer<IntBuffer> now = buffer;
    if (now != null) {
      now.updateBuffer(all -> null);
    }
  }

  private void colours(List<Category> categories) {
    bright = new int[categories.size()];
    dim = new int[categories.size()];
    Color ground = palette.of(Role.CARD);
    for (int i = 0; i < bright.length; i++) {
      Color colour = palette.of(categories.get(i).tone());
      bright[i] = MapPalette.pixel(colour, ground, 1);
      dim[i] = MapPalette.pixel(colour, ground, DIM);
    }
  }

  private void tile(Shape.Tile tile, MapPicture picture, double device) {
    FleetNode node = picture.fleet().node(tile.node());
    if (node == null) {
      return;
    }
    Role ground =
        switch (tile.mark().tone()) {
          case BAD -> Role.CARD_BAD;
          case WARN -> Role.CARD_WARN;
          case INFO -> Role.CARD_INFO;
          case OFF -> Role.CARD_OFF;
          default -> Role.CARD;
        };
    int under = MapPalette.pixel(palette.of(ground), palette.of(Role.FRAME), tile.lit() ? 1 : 0.4);
    int left = (int) Math.round(tile.x() * device);
    int top = (int) Math.round(tile.y() * device);
    int right = (int) Math.round((tile.x() + tile.width()) * device);
    int bottom = (int) Math.round((tile.y() + tile.height()) * device);
    fill(left, top, right - left, bottom - top, under);
    if (left >= width || top >= height || right <= 0 || bottom <= 0) {
      return;
    }
    int inset = (int) Math.round(tile.inset() * device);
    if (tile.grid().size() * device < 1) {
      crowd(node, picture, left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    } else {
      cells(node, picture, tile.grid(), left + inset, top + inset, device);
    }
  }

  private void cells(FleetNode node, MapPicture picture, CellGrid grid, int left, int top, double device) {
    Fleet fleet = picture.fleet();
    double size = grid.size() * device;
    int gap = size >= 3 ? 1 : 0;
    int count = fleet.podCount(node.slot());
    for (int i = 0; i < count; i++) {
      int pod = fleet.pod(node.slot(), i);
      int colour = colour(node, pod, picture);
      int column = i % grid.columns();
      int line = i / grid.columns();
      int x = (int) (column * size);
      int y = (int) (line * size);
      int right = (int) ((column + 1) * size) - gap;
      int bottom = (int) ((line + 1) * size) - gap;
      rectangle(left + x, top + y, right - x, bottom - y, colour);
    }
  }

  private int colour(FleetNode node, int pod, MapPicture picture) {
    int category = picture.colours().category(pod);
    return picture.light().pod(pod) && picture.light().node(node.slot()) ? bright[category] : dim[category];
  }

  /// More pods than pixels: the worst of each pixel.
  private void crowd(FleetNode node, MapPicture picture, int left, int top, int wide, int high) {
    Fleet fleet = picture.fleet();
    int places = wide * high;
    if (worst.length < places) {
      worst = new int[places];
    }
    Arrays.fill(worst, 0, places, -1);
    int count = fleet.podCount(node.slot());
    for (int i = 0; i < count; i++) {
      int pod = fleet.pod(node.slot(), i);
      int place = (int) ((long) i * places / count);
      PodMark mark = fleet.shown(node, pod);
      if (mark.number() > worst[place]) {
        worst[place] = mark.number();
        rectangle(left + place % wide, top + place / wide, 1, 1, colour(node, pod, picture));
      }
    }
  }

  private void fill(double x, double y, double wide, double high, int colour) {
    int left = (int) Math.round(x);
    int top = (int) Math.round(y);
    rectangle(left, top, (int) Math.round(x + wide) - left, (int) Math.round(y + high) - top, colour);
  }

  private void rectangle(int x, int y, int wide, int high, int colour) {
    int left = Math.max(0, x);
    int right = Math.min(width, x + wide);
    int bottom = Math.min(height, y + high);
    if (left < right) {
      for (int line = Math.max(0, y); line < bottom; line++) {
        int at = line * width;
        Arrays.fill(pixels, at + left, at + right, colour);
      }
    }
  }
}
