// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.board;

import dev.pilothouse.core.settings.SettingsStore;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.rollouts.RolloutMonitor;

/// The board of rollouts: what is going out everywhere, what it waits for, and what has ended.
public final class BoardFeature implements Feature {
  private final UiServices services;
  private final RolloutMonitor monitor;
  private final SettingsStore settings;

  public BoardFeature(UiServices services, RolloutMonitor monitor, SettingsStore settings) {
    this.services = services;
    this.monitor = monitor;
    this.settings = settings;
  }

  @Override
  public String id() {
    return "rollouts";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new BoardController(services, monitor, settings);
  }
}
