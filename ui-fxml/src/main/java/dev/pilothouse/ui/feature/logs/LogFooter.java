// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogStream.Phase;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import javafx.scene.control.Label;

/// Says below a log how many lines there are, how many are no longer kept, and how many streams are followed. FX thread.
record LogFooter(Texts texts, Label counts, Label kept, Label streams) {

  void show(LogsViewModel.Shown now) {
    String all = Amounts.count(now.all().end() - now.all().first());
    counts.setText(
        now.rules().isEmpty()
            ? texts.get("logs.lines", all)
            : texts.get("logs.linesOf", Amounts.count(now.judged().whole().size()), all));
    long gone = now.all().first() - now.all().begun();
    kept.setText(gone <= 0 ? "" : texts.get("logs.evicted", Amounts.count(gone)));
  }

  void show(List<LogStream> now) {
    long live = now.stream().filter(one -> one.phase() instanceof Phase.Following).count();
    streams.setText(texts.get("logs.streams", live, now.size()));
  }
}
