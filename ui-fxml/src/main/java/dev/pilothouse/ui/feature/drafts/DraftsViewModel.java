// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.drafts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pilothouse.core.base.Observable;
import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ContextCatalog;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.settings.Draft;
import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.core.yaml.YamlWriter;
import dev.pilothouse.core.yaml.edit.EditableObject;
import dev.pilothouse.ui.nav.EditRoute;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The drafts of all contexts, the newest first. Read and written in the background; asked and told on the FX thread.
final class DraftsViewModel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "file:";
  private final UiServices services;
  private final Drafts drafts;
  private final ContextCatalog catalog;
  private final Value<Optional<List<DraftRow>>> rows = new Value<>(Optional.empty());

  DraftsViewModel(UiServices services, Drafts drafts, ContextCatalog catalog) {
    this.services = services;
    this.drafts = drafts;
    this.catalog = catalog;
    read();
  }

  /// Empty until they are read.
  Observable<Optional<List<DraftRow>>> rows() {
    return rows;
  }

  void read() {
    services.background().execute(() -> {
      List<DraftRow> read = drafts.all().stream().map(this::row).toList();
      services.fx().execute(() -> rows.set(Optional.of(read)));
    });
  }

  /// Opens the editor with a draft, and its context first where it is not open.
  void open(DraftRow row) {
    Optional<ClusterSession> session = session(row.draft().context());
    Optional<Route> route = session.flatMap(open -> route(open, row.draft()));
    if (route.isPresent()) {
      services.navigator().go(route.get());
    } else {
      services.navigator().refuse(services.texts().get("drafts.lost", row.title()), services.texts().get("drafts.lost.why"));
    }
  }

  void discard(DraftRow row) {
    services.background().execute(() -> drafts.drop(row.draft().context(), row.draft().place()));
    replace(row.discarded(true));
  }

  void bringBack(DraftRow row) {
    services.background().execute(() -> drafts.keep(row.draft()));
    replace(row.discarded(false));
  }

  private void replace(DraftRow row) {
    rows.set(rows.get().map(all -> all.stream().map(one -> one.sameAs(row) ? row : one).toList()));
  }

  private Optional<ClusterSession> session(String context) {
    Optional<ClusterSession> open =
        services.sessions().open().get().stream().filter(session -> session.context().id().equals(context)).findFirst();
    return open.or(() -> entry(context).map(services.sessions()::open));
  }

  private Optional<ContextEntry> entry(String context) {
    return catalog.catalog().get().contexts().stream().filter(entry -> entry.id().equals(context)).findFirst();
  }

  private static Optional<Route> route(ClusterSession session, Draft draft) {
    String place = draft.place();
    if (place.startsWith("/")) {
      return object(draft).map(ref -> EditRoute.of(session, ref));
    }
    try {
      return Optional.of(
          place.startsWith(FILE)
              ? EditRoute.of(session, Path.of(place.substring(FILE.length())))
              : EditRoute.fresh(session, EditRoute.number(place)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<ResourceRef> object(Draft draft) {
    return DraftPlace.object(draft.place(), base(draft).path("kind").asText());
  }

  private static JsonNode base(Draft draft) {
    try {
      return draft.base().isEmpty() ? MissingNode.getInstance() : JSON.readTree(draft.base());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private DraftRow row(Draft draft) {
    JsonNode base = base(draft);
    String place = draft.place();
    String title =
        object(draft)
            .map(ResourceRef::toString)
            .orElseGet(() -> place.startsWith(FILE) ? place.substring(FILE.length()) : place + ".yaml");
    List<String> before = base.isObject() ? YamlWriter.of(EditableObject.of(base)).lines().toList() : List.of();
    List<String> now = new ArrayList<>(draft.text().lines().toList());
    int line = 0;
    while (line < now.size() && line < before.size() && now.get(line).equals(before.get(line))) {
      line++;
    }
    String words = line < now.size() ? now.get(line).strip() : "";
    return new DraftRow(draft, title, name(draft.context()), line + 1, words, false);
  }

  private String name(String context) {
    return services.sessions().open().get().stream()
        .filter(session -> session.context().id().equals(context)).map(session -> session.context().name()).findFirst()
        .or(() -> entry(context).map(ContextEntry::name))
        .orElse(context);
  }
}
