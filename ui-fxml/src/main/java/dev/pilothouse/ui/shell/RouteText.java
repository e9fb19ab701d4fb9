// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.ui.nav.Route;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Routes of a cluster as text, to remember them over runs.
final class RouteText {
  private static final int FIELDS = 11;

  private RouteText() {}

  static String write(Route route) {
    ResourceRef object = route.object();
    Stream<String> named =
        object == null
            ? Stream.of("", "", "", "", "", "", "", "")
            : Stream.of(
                object.kind().group(), object.kind().version(), object.kind().plural(), object.kind().kind(),
                Boolean.toString(object.kind().namespaced()), object.namespace(), object.name(), object.uid());
    return Stream.concat(Stream.of(route.view(), route.kindId(), route.option()), named)
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining("|"));
  }

  /// Empty when the text is not one of ours.
  static Optional<Route> read(String text, @Nullable ClusterSession session) {
    String[] parts =
        Arrays.stream(text.split("\\|", -1)).map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8)).toArray(String[]::new);
    if (parts.length != FIELDS || parts[0].isEmpty()) {
      return Optional.empty();
    }
    ResourceRef object =
        parts[9].isEmpty()
            ? null
            : new ResourceRef(
                new ResourceKind(parts[3], parts[4], parts[5], parts[6], Boolean.parseBoolean(parts[7])), parts[8], parts[9],
                parts[10]);
    return Optional.of(new Route(parts[0], session, parts[1], object, parts[2]));
  }
}
