// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.nav.Route;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// A place of a cluster in the sidebar, or a group of them.
///
/// @param id stable: the view, or the id of the kind; counts are given by it
/// @param route where it leads
/// @param children the tables of a group; empty for a single place
record NavItem(String id, String title, Feather icon, Route route, List<NavItem> children) {
  NavItem(String id, String title, Feather icon, Route route) {
    this(id, title, icon, route, List.of());
  }
}
