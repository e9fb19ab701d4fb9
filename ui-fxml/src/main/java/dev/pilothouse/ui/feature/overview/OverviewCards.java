// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.overview;

import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.overview.CapacitySummary;
import dev.pilothouse.core.overview.RolloutsInFlight.Revision;
import dev.pilothouse.core.overview.RolloutsInFlight.Rollout;
import dev.pilothouse.core.relation.TreeRow;
import dev.pilothouse.ui.control.HealthGlyph;
import dev.pilothouse.ui.control.Share;
import dev.pilothouse.ui.control.ShareBar;
import dev.pilothouse.ui.control.StatusBadge;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Makes the contents of the cards below the problems. FX thread.
final class OverviewCards {
  private static final int NAMESPACES = 14;
  private static final int PODS = 16;
  private static final double ROOM_FOR_REQUESTS = 320;
  private static final double ROOM_FOR_USED = 235;
  private static final double ROOM_FOR_KIND = 170;

  private final Texts texts;
  private final Map<Label, Long> deadlines = new HashMap<>();

  OverviewCards(Texts texts) {
    this.texts = texts;
  }

  List<Node> capacity(CapacitySummary capacity) {
    List<Node> rows = new ArrayList<>();
    if (capacity.nodes() == 0) {
      return List.of(quiet("overview.noNodes"));
    }
    rows.add(amount("overview.cpu", capacity.cpu(), "cpu", value -> Amounts.cores(value / 1000.0)));
    rows.add(amount("overview.memory", capacity.memory(), "memory", Amounts::bytes));
    rows.add(amount("overview.pods", capacity.pods(), "pods", value -> Amounts.count(Math.round(value))));
    CapacitySummary.Free cpu = capacity.mostFreeCpu();
    CapacitySummary.Free memory = capacity.mostFreeMemory();
    if (cpu != null && memory != null) {
      Label free =
          new Label(
              texts.get(
                  "overview.mostFree",
                  Amounts.cores(cpu.amount() / 1000.0),
                  cpu.node(),
                  Amounts.bytes((double) memory.amount()),
                  memory.node()));
      free.getStyleClass().add("card-foot");
      free.setMaxWidth(Double.MAX_VALUE);
      free.setWrapText(true);
      free.setMinHeight(Region.USE_PREF_SIZE);
      rows.add(free);
    }
    return rows;
  }

  private VBox amount(String key, CapacitySummary.Amount amount, String style, java.util.function.DoubleFunction<String> write) {
    Label name = new Label(texts.get(key));
    name.getStyleClass().addAll("text-strong", "capacity-name");
    HBox line = new HBox(10, name);
    line.setAlignment(Pos.BASELINE_LEFT);
    boolean pods = style.equals("pods");
    double used = (double) amount.used();
    double requested = (double) amount.requested();
    double all = (double) amount.allocatable();
    if (used >= 0) {
      HBox inUse = part(write.apply(used) + " · " + Amounts.percent(used, all), texts.get("overview.used"));
      line.getChildren().add(inUse);
      onlyWithRoom(inUse.getChildren().getLast(), line, ROOM_FOR_USED);
    }
    if (!pods) {
      HBox requests = part(Amounts.percent(requested, all), texts.get("overview.requested"));
      Tooltip.install(requests, new Tooltip(write.apply(requested) + " · " + Amounts.percent(requested, all)));
      // The bar shows it too, so that it gives way where numbers would cover each other.
      onlyWithRoom(requests, line, ROOM_FOR_REQUESTS);
      line.getChildren().add(requests);
    }
    Label total = new Label(write.apply(all) + (style.equals("memory") ? "" : " " + texts.get("overview.total." + style)));
    total.getStyleClass().addAll("text-strong", "capacity-total");
    total.setMinWidth(Region.USE_PREF_SIZE);
    line.getChildren().addAll(space(), total);
    ShareBar bar = new ShareBar();
    bar.getStyleClass().addAll("tall", style);
    bar.show(new Share(used < 0 ? Double.NaN : used, pods ? 0 : requested, all, ""));
    VBox box = new VBox(4, line, bar);
    box.getStyleClass().add("capacity");
    return box;
  }

  private static void onlyWithRoom(Node node, Region line, double room) {
    node.visibleProperty().bind(line.widthProperty().greaterThan(room));
    node.managedProperty().bind(node.visibleProperty());
  }

  private static HBox part(String number, String word) {
    Label value = new Label(number);
    value.getStyleClass().add("capacity-value");
    Label name = new Label(word);
    name.getStyleClass().add("text-muted");
    value.setMinWidth(Region.USE_PREF_SIZE);
    name.setMinWidth(0);
    HBox box = new HBox(4, value, name);
    box.setMinWidth(0);
    box.setAlignment(Pos.BASELINE_LEFT);
    return box;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  List<Node> rollouts(List<Rollout> rollouts, java.util.function.Consumer<Rollout> open) {
    List<Node> rows = new ArrayList<>();
    deadlines.clear();
    if (rollouts.isEmpty()) {
      rows.add(quiet("overview.noRollouts"));
    }
    for (Rollout rollout : rollouts) {
      Hyperlink name = new Hyperlink(rollout.ref().name(), new HealthGlyph(rollout.status().health()));
      name.getStyleClass().add("problem-name");
      name.setMinWidth(Region.USE_PREF_SIZE);
      name.setOnAction(event -> open.accept(rollout));
      Label words = new Label(texts.get(rollout.status().words()));
      words.getStyleClass().add(rollout.stuck() ? "health-bad" : "text-muted");
      words.setWrapText(true);
      HBox line = new HBox(8, name, words);
      line.setAlignment(Pos.CENTER_LEFT);
      FlowPane strip = new FlowPane(5, 4);
      strip.setAlignment(Pos.CENTER_LEFT);
      rollout.revisions().stream().filter(one -> one.pods() > 0).limit(3).forEach(one -> strip.getChildren().add(strip(one)));
      VBox box = new VBox(6, line);
      if (!strip.getChildren().isEmpty()) {
        box.getChildren().add(strip);
      }
      Label deadline = new Label();
      deadline.getStyleClass().addAll("text-muted", "text-small");
      box.getChildren().add(deadline);
      deadlines.put(deadline, rollout.deadline());
      box.getStyleClass().add("rollout");
      box.setMinHeight(Region.USE_PREF_SIZE);
      rows.add(box);
    }
    return rows;
  }

  /// The time has gone on.
  void tick(long now) {
    deadlines.forEach(
        (label, until) -> {
          label.setText(until > now ? texts.get("overview.deadline", Ages.of(until - now)) : "");
          label.setVisible(until > now);
          label.setManaged(until > now);
        });
  }

  private HBox strip(Revision revision) {
    HBox strip = new HBox(5);
    strip.setAlignment(Pos.CENTER_LEFT);
    Label name = new Label(texts.get("overview.revision", Long.toString(revision.number())));
    name.getStyleClass().addAll("text-muted", "text-small", "strip-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    strip.getChildren().add(name);
    for (int i = 0; i < Math.min(PODS, revision.pods()); i++) {
      Region pod = new Region();
      boolean bad = revision.status().health() == Health.BAD;
      pod.getStyleClass().addAll("pod-tile", i < revision.ready() ? "ready" : bad ? "bad" : "starting");
      strip.getChildren().add(pod);
    }
    if (revision.pods() > PODS) {
      strip.getChildren().add(new Label("+" + (revision.pods() - PODS)));
    }
    return strip;
  }

  private Label quiet(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().addAll("text-muted", "card-quiet");
    label.setWrapText(true);
    return label;
  }

  List<Node> namespaces(List<TreeRow> namespaces) {
    List<Node> rows = new ArrayList<>();
    for (TreeRow one : namespaces.subList(0, Math.min(NAMESPACES, namespaces.size()))) {
      Label name = new Label(one.name());
      name.getStyleClass().add("namespace-name");
      Label ready = new Label(one.readyText());
      ready.getStyleClass().add("namespace-ready");
      if (one.ready() >= 0 && one.ready() < one.wanted()) {
        ready.getStyleClass().add("health-bad");
      }
      StatusBadge status = new StatusBadge();
      status.show(one.status(), texts);
      status.setMinWidth(0);
      HBox.setHgrow(status, Priority.ALWAYS);
      HBox row = new HBox(name, ready, status);
      row.getStyleClass().add("namespace-row");
      row.setAlignment(Pos.CENTER_LEFT);
      rows.add(row);
    }
    if (namespaces.size() > NAMESPACES) {
      Label more = new Label(texts.get("overview.moreNamespaces", namespaces.size() - NAMESPACES));
      more.getStyleClass().addAll("card-foot");
      rows.add(more);
    }
    return rows;
  }

  List<Node> changes(List<ChangeRow> changes) {
    List<Node> rows = new ArrayList<>();
    if (changes.isEmpty()) {
      rows.add(quiet("overview.noChanges"));
    }
    for (ChangeRow change : changes) {
      Label time = new Label(Ages.clock(Instant.ofEpochSecond(change.at())).substring(0, 5));
      time.getStyleClass().add("change-time");
      HealthGlyph glyph = new HealthGlyph(change.warning() ? Health.WARNING : Health.NEUTRAL);
      Label who = new Label(change.name());
      who.getStyleClass().add("change-object");
      who.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      who.setMinWidth(0);
      Label kind = new Label(change.kind());
      kind.getStyleClass().add("change-kind");
      kind.setMinWidth(Region.USE_PREF_SIZE);
      HBox head = new HBox(6, who, kind);
      onlyWithRoom(kind, head, ROOM_FOR_KIND);
      head.setAlignment(Pos.BASELINE_LEFT);
      Label reason = new Label(change.reason());
      reason.getStyleClass().add(change.warning() ? "health-warning" : "text-muted");
      reason.setMinWidth(Region.USE_PREF_SIZE);
      Label said = new Label(change.message());
      said.getStyleClass().add("change-message");
      said.setMinWidth(0);
      HBox message = new HBox(6, reason, said);
      message.setAlignment(Pos.BASELINE_LEFT);
      Tooltip.install(message, new Tooltip(change.reason() + ": " + change.message()));
      VBox words = new VBox(head, message);
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMinWidth(0);
      HBox row = new HBox(10, time, glyph, words);
      row.getStyleClass().add("change");
      rows.add(row);
    }
    return rows;
  }
}
