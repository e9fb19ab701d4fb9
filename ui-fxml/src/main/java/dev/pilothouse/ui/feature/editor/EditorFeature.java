// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.ui.nav.EditRoute;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.theme.Memory;

/// The YAML editor: of an object of the cluster, of a file, or of a text that nobody has written yet.
public final class EditorFeature implements Feature {
  private final UiServices services;
  private final Drafts drafts;
  private final Memory memory;

  /// @param memory has how texts were shown
  public EditorFeature(UiServices services, Drafts drafts, Memory memory) {
    this.memory = memory;
    this.services = services;
    this.drafts = drafts;
  }

  @Override
  public String id() {
    return EditRoute.VIEW;
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new EditorController(services, drafts, memory, route);
  }
}
