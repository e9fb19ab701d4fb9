// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.nav;

import org.kordamp.ikonli.feather.Feather;

/// Something that can be done now, as menus and the palette offer it.
///
/// @param id stable, for tests and key bindings
/// @param label verb and object in the language of the person: `Scale checkout…`
/// @param keys the keys that do the same, as they are drawn; empty for none
public record Action(String id, String label, Feather icon, String keys, Runnable run) {}
