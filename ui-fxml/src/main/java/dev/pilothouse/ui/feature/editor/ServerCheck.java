// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.command.DryRun;
import dev.pilothouse.core.command.ServerProblems;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Rung;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.ui.feature.editor.Checked.Step;
import dev.pilothouse.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last step of the ladder: the server tries each document and stores nothing. Blocks; not on the FX thread.
final class ServerCheck {
  private final ClusterSession session;
  private final Planner planner;

  ServerCheck(ClusterSession session, Planner planner) {
    this.session = session;
    this.planner = planner;
  }

  /// @param unasked why the server could not be asked; null when it answered
  record Said(List<Problem> problems, dev.pilothouse.core.port.@Nullable ClusterFailure unasked) {

    Said {
      problems = List.copyOf(problems);
    }

    Step step(Texts texts) {
      return unasked == null ? Step.of(problems, Rung.SERVER) : Step.unknown(texts.get(unasked.why()));
    }
  }

  Said ask(YamlText text, Origin origin, @Nullable JsonNode base) {
    List<Problem> problems = new ArrayList<>();
    for (Planned plan : planner.plan(text, origin, base, Planner.Choices.NONE)) {
      if (plan.failure() != null) {
        return new Said(List.of(), plan.failure());
      } else if (plan.command() != null) {
        DryRun answer = session.commands().dryRun(plan.command()).join();
        if (answer.failure() != null && unasked(answer)) {
          return new Said(List.of(), answer.failure());
        }
        problems.addAll(ServerProblems.warned(plan.typed(), answer.warnings()));
        if (answer.failure() != null) {
          problems.addAll(ServerProblems.refused(plan.typed(), answer.failure()));
        }
      }
    }
    return new Said(problems, null);
  }

  private static boolean unasked(DryRun answer) {
    return switch (answer.failure() == null ? null : answer.failure().kind()) {
      case UNREACHABLE, TIMEOUT, TLS, UNAUTHORIZED, CONSENT, CONFIGURATION -> true;
      case FORBIDDEN -> answer.took().isZero();
      case null, default -> false;
    };
  }
}
