// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drafts;

import dev.pilothouse.core.port.ContextCatalog;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.ui.nav.Feature;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The texts that were typed in the YAML editor and not applied. When a context is opened that has some, it says so once.
public final class DraftsFeature implements Feature {
  private final UiServices services;
  private final Drafts drafts;
  private final ContextCatalog catalog;
  private final Set<String> told = new HashSet<>();

  public DraftsFeature(UiServices services, Drafts drafts, ContextCatalog catalog) {
    this.services = services;
    this.drafts = drafts;
    this.catalog = catalog;
    services.fx().observe(services.sessions().open(), this::opened);
  }

  @Override
  public String id() {
    return "drafts";
  }

  @Override
  public Place place() {
    return Place.MAIN;
  }

  @Override
  public FeatureView open(Route route) {
    return new DraftsView(services, new DraftsViewModel(services, drafts, catalog));
  }

  private void opened(List<ClusterSession> open) {
    for (ClusterSession session : open) {
      String id = session.context().id();
      if (told.add(id)) {
        services.background().execute(() -> {
          int count = drafts.of(id).size();
          if (count > 0) {
            String words = services.texts().get("drafts.hint", count, session.context().name());
            services.fx().execute(() -> services.navigator().tell(words));
          }
        });
      }
    }
  }
}
