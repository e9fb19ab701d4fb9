// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogStream.Phase;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.nav.Identity;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A chip for each source of a log, in its colour: pressed once it hides the lines of the source or shows them again, with Alt it
/// leaves only that one. Where several things were asked for, each stands before its chips and can be taken away; where they are
/// of several contexts, with the tile of its own. FX thread.
final class SourceBar extends HBox {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
  private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
  private static final double STEP = 120;

  private final Texts texts;
  private final LogsViewModel model;
  private final ScrollPane scroll = new ScrollPane();
  private final HBox chips = new HBox(6);
  private final Map<Integer, ToggleButton> known = new LinkedHashMap<>();
  private final Map<LogTarget, HBox> heads = new LinkedHashMap<>();
  private boolean setting;

  /// @param add asks for one more source
  SourceBar(Texts texts, LogsViewModel model, Runnable add) {
    this.texts = texts;
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    scroll.setId("log-sources");
    scroll.getStyleClass().add("log-sources");
    chips.setAlignment(Pos.CENTER_LEFT);
    chips.getStyleClass().add("log-chips");
    scroll.setContent(chips);
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinWidth(0);
    HBox.setHgrow(scroll, Priority.SOMETIMES);
    chips.addEventHandler(ScrollEvent.SCROLL, this::sideways);
    Button more = new Button(texts.get("logs.source.add"), new FontIcon(Feather.PLUS));
    more.setId("log-source-add");
    more.getStyleClass().addAll("chip", "log-source-add");
    more.setMinWidth(USE_PREF_SIZE);
    more.setTooltip(new Tooltip(texts.get("logs.source.addHow")));
    more.setOnAction(event -> add.run());
    getChildren().setAll(scroll, more);
    show(List.of(), SourceNames.NONE, Set.of());
  }

  private void sideways(ScrollEvent event) {
    double room = chips.getWidth() - scroll.getViewportBounds().getWidth();
    double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
    if (room > 0) {
      scroll.setHvalue(Math.clamp(scroll.getHvalue() - Math.signum(by) * STEP / room, 0, 1));
      event.consume();
    }
  }

  void show(List<LogStream> streams, SourceNames names, Set<Integer> hidden) {
    setting = true;
    Set<Integer> there = streams.stream().map(LogStream::source).collect(Collectors.toSet());
    known.keySet().removeIf(source -> !there.contains(source));
    List<LogTarget> targets = model.targets().get();
    heads.keySet().retainAll(targets);
    boolean contexts = targets.stream().map(LogTarget::session).distinct().count() > 1;
    List<Node> all = new ArrayList<>();
    for (LogTarget target : targets) {
      if (targets.size() > 1) {
        boolean empty = streams.stream().noneMatch(stream -> stream.target().equals(target));
        all.add(head(target, contexts, empty));
      }
      for (LogStream stream : streams) {
        SourceNames.Look look = names.looks().get(stream.source());
        if (look != null && stream.target().equals(target)) {
          ToggleButton chip = known.computeIfAbsent(stream.source(), this::chip);
          show(chip, stream, look, !hidden.contains(stream.source()));
          all.add(chip);
        }
      }
    }
    if (!chips.getChildren().equals(all)) {
      chips.getChildren().setAll(all);
    }
    setting = false;
  }

  /// What was asked for, before its chips.
  private HBox head(LogTarget target, boolean contexts, boolean empty) {
    HBox head = heads.computeIfAbsent(target, this::head);
    head.getChildren().getFirst().setVisible(contexts);
    head.getChildren().getFirst().setManaged(contexts);
    head.getChildren().get(2).setVisible(empty);
    head.getChildren().get(2).setManaged(empty);
    return head;
  }

  private HBox head(LogTarget target) {
    String context = target.session().context().name();
    Label tile = new Label(Identity.initials(context));
    tile.getStyleClass().addAll("small-tile", Identity.hue(context));
    Label name = new Label(target.name());
    name.getStyleClass().add("log-target");
    name.setMinWidth(USE_PREF_SIZE);
    String words = texts.get("logs.source.target", target.object().kind().kind(), target.name(), target.namespace(), context);
    name.setTooltip(new Tooltip(words));
    tile.setTooltip(new Tooltip(words));
    name.setAccessibleText(words);
    Label none = new Label(texts.get("logs.source.none"));
    none.getStyleClass().addAll("text-muted", "log-target-none");
    none.setMinWidth(USE_PREF_SIZE);
    Button away = new Button("", new FontIcon(Feather.X));
    away.getStyleClass().addAll("ghost", "icon-only", "log-source-remove");
    away.setMinWidth(USE_PREF_SIZE);
    away.setAccessibleText(texts.get("logs.source.remove", target.name()));
    away.setTooltip(new Tooltip(away.getAccessibleText()));
    away.setOnAction(event -> model.remove(target));
    HBox head = new HBox(6, tile, name, none, away);
    head.getStyleClass().add("log-target-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private ToggleButton chip(int source) {
    ToggleButton chip = new ToggleButton();
    Region dot = new Region();
    dot.getStyleClass().add("log-dot");
    chip.setGraphic(dot);
    chip.setMnemonicParsing(false);
    chip.setMinWidth(USE_PREF_SIZE);
    chip.getStyleClass().addAll("chip", "log-source");
    chip.setTooltip(new Tooltip());
    chip.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
      if (event.isAltDown()) {
        only(source);
      }
    });
    chip.selectedProperty().addListener((selected, before, now) -> tell());
    return chip;
  }

  private void show(ToggleButton chip, LogStream stream, SourceNames.Look look, boolean shown) {
    chip.setText(look.name().isEmpty() ? stream.pod().name() + " " + stream.container() : look.name());
    chip.getGraphic().getStyleClass().setAll("log-dot", "tone-c" + look.tone());
    chip.setSelected(shown);
    chip.pseudoClassStateChanged(OVER, !stream.live() || !stream.present());
    chip.pseudoClassStateChanged(BROKEN, stream.phase() instanceof Phase.Broken || stream.phase() instanceof Phase.Failed);
    String context = look.context().isEmpty() ? "" : stream.session().context().name() + " / ";
    String words = context + stream.pod().name() + " / " + stream.container() + " · " + phase(stream);
    chip.getTooltip().setText(words + "\n" + texts.get("logs.source.how"));
    chip.setAccessibleText(words);
  }

  private String phase(LogStream stream) {
    if (!stream.present()) {
      return texts.get("logs.phase.gone");
    }
    return switch (stream.phase()) {
      case Phase.Waiting waiting -> texts.get("logs.phase.waiting", waiting.reason());
      case Phase.Queued _ -> texts.get("logs.phase.queued");
      case Phase.Opening _ -> texts.get("logs.phase.opening");
      case Phase.Following _ -> texts.get("logs.phase.following");
      case Phase.Broken broken -> texts.get("logs.phase.broken", texts.get(broken.failure().why()));
      case Phase.Ended _ -> texts.get("logs.phase.ended");
      case Phase.Failed failed -> texts.get("logs.phase.failed", texts.get(failed.failure().why()));
    };
  }

  private void only(int source) {
    setting = true;
    known.forEach((number, chip) -> chip.setSelected(number == source));
    setting = false;
    tell();
  }

  private void tell() {
    if (!setting) {
      Set<Integer> hidden = new HashSet<>();
      known.forEach((source, chip) -> {
        if (!chip.isSelected()) {
          hidden.add(source);
        }
      });
      model.hide(hidden);
    }
  }
}
