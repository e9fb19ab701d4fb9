// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogStream.Phase;
import dev.pilothouse.ui.text.Texts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A chip for each source of a log, in its colour: pressed once it hides the lines of the source or shows them again, with Alt it
/// leaves only that one. FX thread.
final class SourceBar extends ScrollPane {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
  private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
  private static final double STEP = 120;

  private final Texts texts;
  private final Consumer<Set<Integer>> hide;
  private final HBox chips = new HBox(6);
  private final Map<Integer, ToggleButton> known = new LinkedHashMap<>();
  private boolean setting;

  /// @param hide is told the numbers of the sources that are not to be shown
  SourceBar(Texts texts, Consumer<Set<Integer>> hide) {
    this.texts = texts;
    this.hide = hide;
    setId("log-sources");
    getStyleClass().add("log-sources");
    chips.setAlignment(Pos.CENTER_LEFT);
    chips.getStyleClass().add("log-chips");
    setContent(chips);
    setFitToHeight(true);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    setMinWidth(0);
    chips.addEventHandler(ScrollEvent.SCROLL, this::sideways);
    show(List.of(), SourceNames.NONE, Set.of());
  }

  private void sideways(ScrollEvent event) {
    double room = chips.getWidth() - getViewportBounds().getWidth();
    double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
    if (room > 0) {
      setHvalue(Math.clamp(getHvalue() - Math.signum(by) * STEP / room, 0, 1));
      event.consume();
    }
  }

  void show(List<LogStream> streams, SourceNames names, Set<Integer> hidden) {
    setting = true;
    Set<Integer> there = streams.stream().map(LogStream::source).collect(Collectors.toSet());
    if (known.keySet().removeIf(source -> !there.contains(source))) {
      chips.getChildren().retainAll(known.values());
    }
    for (LogStream stream : streams) {
      SourceNames.Look look = names.looks().get(stream.source());
      if (look != null) {
        show(known.computeIfAbsent(stream.source(), this::add), stream, look, !hidden.contains(stream.source()));
      }
    }
    setting = false;
  }

  private ToggleButton add(int source) {
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
    chips.getChildren().add(chip);
    return chip;
  }

  private void show(ToggleButton chip, LogStream stream, SourceNames.Look look, boolean shown) {
    chip.setText(look.name().isEmpty() ? stream.pod().name() + " " + stream.container() : look.name());
    chip.getGraphic().getStyleClass().setAll("log-dot", "tone-c" + look.tone());
    chip.setSelected(shown);
    chip.pseudoClassStateChanged(OVER, !stream.live() || !stream.present());
    chip.pseudoClassStateChanged(BROKEN, stream.phase() instanceof Phase.Broken || stream.phase() instanceof Phase.Failed);
    String words = stream.pod().name() + " / " + stream.container() + " · " + phase(stream);
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
      hide.accept(hidden);
    }
  }
}
