// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.autoscale.Autoscaler;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.control.chart.ChartTones.Tone;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What an autoscaler did over time, and the way to its limits. FX thread.
final class AutoscalerPane extends VBox {
  private final Texts texts;
  private final AutoscalerChart chart;
  private final FlowPane legend = new FlowPane(14, 4);
  private final Label owner = new Label();
  private @Nullable AutoscalerPicture shown;

  AutoscalerPane(UiServices services, ClusterSession session) {
    texts = services.texts();
    getStyleClass().addAll("detail-section", "autoscaler-pane");
    chart = new AutoscalerChart(texts);
    chart.setId("autoscaler-chart");
    Label title = new Label(texts.get("autoscaler.chart.title"));
    title.getStyleClass().add("section-title");
    legend.getStyleClass().add("autoscaler-legend");
    key("autoscaler.chart.current", Tone.C1);
    key("autoscaler.chart.desired", Tone.C2);
    key("autoscaler.chart.allowed", Tone.ACCENT_SOFT);
    key("autoscaler.chart.load", Tone.INFO);
    owner.setId("autoscaler-owner");
    owner.getStyleClass().add("text-muted");
    owner.setWrapText(true);
    Button minimum = button("minimum");
    Button maximum = button("maximum");
    LimitsDialog dialog = new LimitsDialog(services, session);
    minimum.setOnAction(event -> ask(dialog, false));
    maximum.setOnAction(event -> ask(dialog, true));
    getChildren().setAll(title, chart, legend, owner, new FlowPane(8, 6, minimum, maximum));
  }

  private void key(String words, Tone tone) {
    Label mark = new Label();
    mark.getStyleClass().add("chart-key");
    Region square = new Region();
    square.getStyleClass().addAll("chart-square", "chart-square-" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    mark.setText(texts.get(words));
    mark.setGraphic(square);
    legend.getChildren().add(mark);
  }

  private Button button(String which) {
    Button button = new Button(texts.get("autoscaler.change." + which));
    button.setId("autoscaler-" + which);
    return button;
  }

  private void ask(LimitsDialog dialog, boolean maximum) {
    if (shown != null) {
      dialog.show(shown, maximum);
    }
  }

  /// @param now in seconds since 1970
  void show(AutoscalerPicture picture, long now) {
    shown = picture;
    Autoscaler autoscaler = picture.autoscaler();
    chart.show(picture.trace(), now);
    owner.setText(autoscaler.isKeda() ? texts.get("autoscaler.keda", autoscaler.ref().name()) : "");
    owner.setVisible(autoscaler.isKeda());
    owner.setManaged(autoscaler.isKeda());
  }

  /// The time has gone on.
  void tick(long now) {
    if (shown != null) {
      chart.show(shown.trace(), now);
    }
  }
}
