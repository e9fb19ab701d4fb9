// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.session.ClusterSession;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The route of the dialog that asks how many replicas each of several objects shall have.
public record ScaleManyRoute(ClusterSession session, List<Asked> all) {
  public static final String VIEW = "scale-many";
  private static final String FIELD = "\t";
  private static final int FIELDS = 9;

  public ScaleManyRoute {
    all = List.copyOf(all);
  }

  /// One of them.
  ///
  /// @param now how many are wanted now; -1 when the caller does not know
  public record Asked(ResourceRef target, int now) {
    private String write() {
      ResourceKind kind = target.kind();
      return String.join(
          FIELD, kind.group(), kind.version(), kind.plural(), kind.kind(), Boolean.toString(kind.namespaced()),
          target.namespace(), target.name(), target.uid(), Integer.toString(now));
    }

    private static Asked read(String line) {
      String[] parts = line.split(FIELD, -1);
      if (parts.length != FIELDS) {
        throw new IllegalArgumentException("not an object to scale: " + line);
      }
      ResourceKind kind = new ResourceKind(parts[0], parts[1], parts[2], parts[3], Boolean.parseBoolean(parts[4]));
      return new Asked(new ResourceRef(kind, parts[5], parts[6], parts[7]), Integer.parseInt(parts[8]));
    }
  }

  /// The name of the context that they are in.
  public String context() {
    return session.context().name();
  }

  public static Route of(ClusterSession session, List<Asked> all) {
    return Route.of(VIEW, session).withOption(all.stream().map(Asked::write).collect(Collectors.joining("\n")));
  }

  public static ScaleManyRoute read(Route route) {
    return new ScaleManyRoute(route.cluster(), Arrays.stream(route.option().split("\n")).map(Asked::read).toList());
  }
}
