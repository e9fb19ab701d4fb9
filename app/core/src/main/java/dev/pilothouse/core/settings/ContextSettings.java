// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import dev.pilothouse.core.command.GuardLevel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered of one context.
///
/// @param guard null when nobody chose one
/// @param namespace empty for all; null when it was never chosen
/// @param lastOpened null when it was never opened
/// @param colour the number of the tile's colour; negative when nobody chose one
/// @param tabs the open views, each as the text of its route
/// @param pinned what is pinned in the sidebar, each as the text of its route
public record ContextSettings(
    @Nullable GuardLevel guard,
    @Nullable String namespace,
    boolean favourite,
    @Nullable Instant lastOpened,
    int colour,
    List<String> tabs,
    List<String> pinned) {
  public static final ContextSettings DEFAULTS = new ContextSettings(null, null, false, null, -1, List.of(), List.of());

  public ContextSettings {
    tabs = List.copyOf(tabs);
    pinned = List.copyOf(pinned);
  }

  public ContextSettings guard(GuardLevel value) {
    return new ContextSettings(value, namespace, favourite, lastOpened, colour, tabs, pinned);
  }

  public ContextSettings namespace(String value) {
    return new ContextSettings(guard, value, favourite, lastOpened, colour, tabs, pinned);
  }

  public ContextSettings favourite(boolean value) {
    return new ContextSettings(guard, namespace, value, lastOpened, colour, tabs, pinned);
  }

  public ContextSettings lastOpened(Instant value) {
    return new ContextSettings(guard, namespace, favourite, value, colour, tabs, pinned);
  }

  public ContextSettings colour(int value) {
    return new ContextSettings(guard, namespace, favourite, lastOpened, value, tabs, pinned);
  }

  public ContextSettings tabs(List<String> value) {
    return new ContextSettings(guard, namespace, favourite, lastOpened, colour, value, pinned);
  }

  public ContextSettings pinned(List<String> value) {
    return new ContextSettings(guard, namespace, favourite, lastOpened, colour, tabs, value);
  }
}
