// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.nodes;

import dev.pilothouse.core.nodemap.FleetNode;
import dev.pilothouse.core.nodemap.MapDetail;
import dev.pilothouse.core.nodemap.MapLayout;
import dev.pilothouse.core.nodemap.MapPicture;
import dev.pilothouse.core.nodemap.MapScene;
import dev.pilothouse.core.nodemap.MapScene.Hit;
import dev.pilothouse.core.nodemap.MapSelection;
import dev.pilothouse.core.nodemap.Viewport;
import dev.pilothouse.ui.feature.nodes.MapPalette.Role;
import dev.pilothouse.ui.fx.FrameTicker;
import dev.pilothouse.ui.nav.UiServices;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The map itself: draws what is in sight of a picture, and moves over it. From afar nodes are pixels of one image, closer by they
/// are drawn; names and signs are drawn at any distance. FX thread.
final class MapCanvas extends Region {
  private static final double NEARER = 1.25;
  /// At this scale pods have names.
  private static final double CLOSE = 2.6;

  private final ImageView far = new ImageView();
  private final Canvas canvas = new Canvas();
  private final MapPalette palette = new MapPalette(this::redraw);
  private final TileRaster raster = new TileRaster(palette);
  private final ShapePainter painter;
  private final FrameTicker.Update update;
  private final Glide glide = new Glide(this::glided);
  private final BiConsumer<Double, Double> resized;
  private MapPicture picture = MapPicture.EMPTY;
  private Viewport view = new Viewport(0, 0, 1, 1, 1);
  private boolean fitted = true;
  private Optional<MapDetail> begins = Optional.empty();
  private Hit chosen = Hit.NOTHING;
  private Hit hovered = Hit.NOTHING;
  private MapSelection selection = MapSelection.NONE;
  private @Nullable Band band;
  private Consumer<Hit> onChosen = hit -> {};
  private Runnable onMoved = () -> {};

  /// The rectangle that a drag has drawn, from corner to corner in pixels.
  record Band(double x1, double y1, double x2, double y2) {}

  /// @param resized is told width and height of the map in pixels
  MapCanvas(UiServices services, BiConsumer<Double, Double> resized) {
    this.resized = resized;
    painter = new ShapePainter(palette, services.texts());
    update = services.frames().update(this::draw);
    getStyleClass().add("map-canvas");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    far.setMouseTransparent(true);
    canvas.setMouseTransparent(true);
    far.setSmooth(false);
    getChildren().setAll(far, canvas, palette);
    focusedProperty().subscribe(this::redraw);
    // A new style sheet reaches the labels of the palette with the next layout.
    sceneProperty().subscribe(this::redraw);
  }

  void onChosen(Consumer<Hit> listener) {
    onChosen = listener;
  }

  /// Called after each drawing, for what goes with the map.
  void onMoved(Runnable listener) {
    onMoved = listener;
  }

  /// How close one looks at first; empty for the whole map.
  void begin(Optional<MapDetail> detail) {
    begins = detail.filter(one -> one != MapDetail.FAR);
  }

  /// How close one looks; an empty one within for the whole map, and nothing at all before there is a map.
  Optional<Optional<MapDetail>> detail() {
    boolean none = picture.layout().groups().isEmpty() || begins.isPresent();
    return none ? Optional.empty() : Optional.of(fitted ? Optional.empty() : Optional.of(MapDetail.at(view.scale())));
  }

  private void beginAtFirstNode() {
    int[] reading = picture.layout().reading();
    if (begins.isPresent() && reading.length > 0 && canvas.getWidth() > 1) {
      double scale = begins.get() == MapDetail.NEAR ? CLOSE : 1;
      begins = Optional.empty();
      // Where all of it is larger than that anyhow, there is nothing to go closer to.
      fitted = scale <= least();
      if (!fitted) {
        MapLayout layout = picture.layout();
        view = new Viewport(layout.x(reading[0]) - 10, layout.y(reading[0]) - 60, scale, canvas.getWidth(), canvas.getHeight());
      }
    }
  }

  /// What stands elsewhere than before is shown whole; else one stays where one is.
  void show(MapPicture next) {
    boolean moved = next.layout() != picture.layout();
    picture = next;
    if (moved && fitted) {
      glide.stop();
      view = Viewport.fit(next.layout(), canvas.getWidth(), canvas.getHeight());
    }
    beginAtFirstNode();
    view = view.within(next.layout());
    if (next.fleet().node(chosen.node()) == null) {
      chosen = Hit.NOTHING;
    }
    redraw();
  }

  MapPicture picture() {
    return picture;
  }

  Viewport view() {
    return view;
  }

  MapPalette palette() {
    return palette;
  }

  /// Draws with the next frame.
  void redraw() {
    update.request();
  }

  boolean isFitted() {
    return fitted;
  }

  void fit() {
    fitted = true;
    glide.go(view, Viewport.fit(picture.layout(), canvas.getWidth(), canvas.getHeight()).within(picture.layout()));
  }

  /// The scale at which all is seen.
  double least() {
    return Viewport.fit(picture.layout(), canvas.getWidth(), canvas.getHeight()).scale();
  }

  void zoom(double factor, double x, double y) {
    moveTo(view.zoom(factor, x, y, least()));
    fitted = view.scale() <= least() * 1.001;
  }

  /// @param closer else farther
  void zoom(boolean closer) {
    boolean known = picture.layout().has(chosen.node());
    double x = known ? view.pixelX(picture.layout().x(chosen.node()) + MapLayout.CARD_WIDTH / 2) : canvas.getWidth() / 2;
    double y = known ? view.pixelY(picture.layout().y(chosen.node()) + MapLayout.CARD_HEIGHT / 2) : canvas.getHeight() / 2;
    zoom(closer ? NEARER : 1 / NEARER, x, y);
  }

  void pan(double byX, double byY) {
    moveTo(view.pan(byX, byY));
  }

  /// Goes to where the middle of the window stands at a place of the map.
  void lookAt(double x, double y) {
    moveTo(view.centred(x, y, view.scale()));
  }

  /// Goes one step of detail closer to a node.
  void approach(int node) {
    if (picture.layout().has(node)) {
      fitted = false;
      double scale = MapDetail.at(view.scale()) == MapDetail.FAR ? 1 : CLOSE;
      Viewport there =
          view.centred(
              picture.layout().x(node) + MapLayout.CARD_WIDTH / 2, picture.layout().y(node) + MapLayout.CARD_HEIGHT / 2, scale);
      glide.go(view, there.within(picture.layout()));
    }
  }

  private void moveTo(Viewport next) {
    glide.stop();
    glided(next);
  }

  private void glided(Viewport next) {
    view = next.within(picture.layout());
    redraw();
  }

  Hit at(double x, double y) {
    return MapScene.at(picture, view, x, y);
  }

  Hit chosen() {
    return chosen;
  }

  void choose(Hit hit) {
    chosen = hit;
    onChosen.accept(hit);
    redraw();
  }

  /// Chooses a node and brings it into sight.
  void reveal(int node, int pod) {
    if (picture.layout().has(node)) {
      double x = picture.layout().x(node);
      double y = picture.layout().y(node);
      moveTo(view.reveal(x - 4, y - 4, x + MapLayout.CARD_WIDTH + 4, y + MapLayout.CARD_HEIGHT + 4));
      choose(new Hit(node, pod));
    }
  }

  void hover(Hit hit) {
    if (!hit.equals(hovered)) {
      hovered = hit;
      redraw();
    }
  }

  /// @param next is drawn as selected
  void select(MapSelection next) {
    selection = next;
    redraw();
  }

  /// @param next null for none
  void band(@Nullable Band next) {
    band = next;
    redraw();
  }

  private double device() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : window.getOutputScaleX();
  }

  private void draw() {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    if (getScene() == null || width < 2 || height < 2) {
      return;
    }
    MapScene scene = MapScene.of(picture, view);
    boolean pixels = scene.detail() == MapDetail.FAR;
    double device = device();
    GraphicsContext g = canvas.getGraphicsContext2D();
    far.setVisible(pixels);
    if (pixels) {
      g.clearRect(0, 0, width, height);
      raster(scene, width, height, device);
    } else {
      g.setFill(palette.of(Role.GROUND));
      g.fillRect(0, 0, width, height);
    }
    painter.paint(g, scene, device);
    mark(g, hovered.node(), 1);
    mark(g, chosen.node(), isFocused() ? 2.5 : 1.8);
    if (!selection.isEmpty()) {
      painter.selected(g, picture, view, selection);
    }
    Band drawn = band;
    if (drawn != null) {
      painter.band(g, drawn);
    }
    onMoved.run();
  }

  private void raster(MapScene scene, double width, double height, double device) {
    int wide = (int) Math.ceil(width * device);
    int high = (int) Math.ceil(height * device);
    if (!raster.fits(wide, high)) {
      far.setImage(raster.image(wide, high));
      far.setFitWidth(wide / device);
      far.setFitHeight(high / device);
    }
    raster.paint(scene, picture, device);
  }

  private void mark(GraphicsContext g, int slot, double thick) {
    FleetNode node = picture.fleet().node(slot);
    if (node != null && picture.layout().has(slot)) {
      g.setStroke(palette.of(Role.ACCENT));
      g.setLineWidth(thick);
      g.strokeRoundRect(
          view.pixelX(picture.layout().x(slot)) - thick, view.pixelY(picture.layout().y(slot)) - thick,
          MapLayout.CARD_WIDTH * view.scale() + 2 * thick, MapLayout.CARD_HEIGHT * view.scale() + 2 * thick, 8, 8);
    }
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width > 1 && height > 1 && (canvas.getWidth() != width || canvas.getHeight() != height)) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      glide.stop();
      view = fitted ? Viewport.fit(picture.layout(), width, height) : view.sized(width, height).within(picture.layout());
      resized.accept(width, height);
      redraw();
    }
  }

  void close() {
    glide.stop();
    update.close();
  }
}
