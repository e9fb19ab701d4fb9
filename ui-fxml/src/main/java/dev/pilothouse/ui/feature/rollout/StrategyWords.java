// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import dev.pilothouse.core.rollout.Envelope;
import dev.pilothouse.core.rollout.RolloutProgress;
import dev.pilothouse.ui.text.Texts;

/// How a workload replaces its pods, in a line.
record StrategyWords(Texts texts) {

  String of(RolloutProgress progress) {
    Envelope envelope = progress.envelope();
    return switch (progress.strategy()) {
      case ROLLING ->
          texts.get("rollout.strategy.rolling", written(envelope.surgeWritten(), envelope.surge()),
              written(envelope.unavailableWritten(), envelope.unavailable()), envelope.wanted());
      case RECREATE -> texts.get("rollout.strategy.recreate");
      case ORDERED ->
          texts.get(progress.ordered() ? "rollout.strategy.ordered" : "rollout.strategy.parallel")
              + (progress.partition() > 0 ? " · " + texts.get("rollout.strategy.partition", progress.partition()) : "");
      case BY_NODE -> texts.get("rollout.strategy.byNode", written(envelope.unavailableWritten(), envelope.unavailable()));
      case ON_DELETE -> texts.get("rollout.strategy.onDelete");
    };
  }

  private static String written(String written, long number) {
    return written.isEmpty() ? Long.toString(number) : written;
  }
}
