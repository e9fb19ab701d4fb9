// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.model.Health;
import dev.pilothouse.core.rollout.RolloutState;
import dev.pilothouse.core.rollouts.ContextRollouts;
import dev.pilothouse.core.rollouts.EndedRollout;
import dev.pilothouse.core.rollouts.RolloutNews;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.settings.Settings;
import dev.pilothouse.ui.dialog.Toasts;
import dev.pilothouse.ui.fx.Heartbeat;
import dev.pilothouse.ui.rollouts.RolloutMonitor.Pace;
import dev.pilothouse.ui.text.Ages;
import dev.pilothouse.ui.text.Texts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Tells a person who asked for it when a rollout of an open context ends or stalls: as a notification of the desktop while the
/// window is in the background, as a notice in the window otherwise. Watches nothing for one who did not ask. FX thread.
final class RolloutNotices implements Subscription {
  private static final Duration BEAT = Duration.ofSeconds(5);
  private final ShellParts parts;
  private final BooleanSupplier inFront;
  private final Supplier<Toasts> toasts;
  private final Subscription settings;
  private final Map<ClusterSession, Subscription> watching = new HashMap<>();
  private final Map<ClusterSession, Integer> stalled = new HashMap<>();
  private Subscription.Bag on = new Subscription.Bag();
  private boolean wanted;
  private final Supplier<Texts> language;
  private int counted;

  /// @param inFront whether the person looks at the window
  /// @param language the words of the window as it is now
  RolloutNotices(ShellParts parts, BooleanSupplier inFront, Supplier<Toasts> toasts, Supplier<Texts> language) {
    this.parts = parts;
    this.inFront = inFront;
    this.toasts = toasts;
    this.language = language;
    settings = parts.fx().observe(parts.settings().settings(), this::wanted);
  }

  private void wanted(Settings now) {
    if (now.notices() == wanted) {
      return;
    }
    wanted = now.notices();
    if (wanted) {
      on = new Subscription.Bag();
      on.add(parts.rollouts().news(news -> parts.fx().execute(() -> tell(news))));
      on.add(parts.fx().observe(parts.sessions().open(), this::sessions));
      on.add(new Heartbeat(parts.background(), parts.fx(), BEAT, parts.rollouts()::beat));
    } else {
      off();
    }
  }

  private void sessions(List<ClusterSession> open) {
    for (ClusterSession session : open) {
      watching.computeIfAbsent(
          session, one -> parts.rollouts().watch(one, Pace.FROM_AFAR, now -> parts.fx().execute(() -> count(one, now))));
    }
    for (ClusterSession session : List.copyOf(watching.keySet())) {
      Subscription handle = open.contains(session) ? null : watching.remove(session);
      if (handle != null) {
        handle.close();
        stalled.remove(session);
      }
    }
    badge();
  }

  private void count(ClusterSession session, ContextRollouts now) {
    if (wanted && watching.containsKey(session)) {
      stalled.put(session, (int) now.inFlight().stream().filter(one -> one.progress().state() == RolloutState.STALLED).count());
      badge();
    }
  }

  private void badge() {
    int sum = stalled.values().stream().mapToInt(Integer::intValue).sum();
    if (sum != counted) {
      counted = sum;
      parts.notifications().count(sum);
    }
  }

  private void tell(RolloutNews news) {
    if (!wanted) {
      return;
    }
    Texts texts = language.get();
    switch (news) {
      case RolloutNews.Ended(EndedRollout one) -> {
        String key = one.result().name().toLowerCase(Locale.ROOT);
        Health health =
            switch (one.result()) {
              case OK -> Health.GOOD;
              case FAILED -> Health.BAD;
              case UNDONE, SUPERSEDED -> Health.WARNING;
            };
        String where = where(texts, one.context(), one.workload().namespace(), one.images().after());
        say(
            health, texts.get("board.notice." + key, one.workload().name()),
            one.took() < 0 ? where : texts.get("board.notice.took", where, Ages.of(one.took())));
      }
      case RolloutNews.Stalled stall ->
          say(
              Health.BAD, texts.get("board.notice.stalled", stall.rollout().workload().name()),
              stall.context() + " · " + stall.rollout().workload().namespace() + "\n"
                  + texts.get(stall.rollout().waiting().sentence()));
    }
  }

  private static String where(Texts texts, String context, String namespace, String image) {
    return image.isEmpty() ? context + " · " + namespace : texts.get("board.notice.where", context, namespace, image);
  }

  private void say(Health health, String title, String words) {
    if (inFront.getAsBoolean()) {
      toasts.get().show(health, title, words, null);
    } else {
      parts.notifications().show(title, words);
    }
  }

  private void off() {
    on.close();
    watching.values().forEach(Subscription::close);
    watching.clear();
    stalled.clear();
    badge();
  }

  @Override
  public void close() {
    settings.close();
    wanted = false;
    off();
  }
}
