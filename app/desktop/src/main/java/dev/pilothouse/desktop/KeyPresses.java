// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keys that are pressed before a picture is taken, so that it can show what stands over the window: the palette, the key sheet, a
/// dialog. Written as `shortcut+k c h e down ?`: words apart, modifiers before the key, a sign for the key that types it. They
/// reach the window as those of a keyboard do: what has the focus gets them. FX thread.
final class KeyPresses {
  private final Deque<Press> waiting = new ArrayDeque<>();

  /// One key.
  ///
  /// @param types the sign that lands in a field; empty for a key that types none
  record Press(KeyCode code, String types, boolean shift, boolean shortcut, boolean alt) {}

  /// @throws IllegalArgumentException when a word is no key
  KeyPresses(String written) {
    Arrays.stream(written.trim().split("\\s+")).filter(word -> !word.isEmpty()).map(KeyPresses::press).forEach(waiting::add);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// Presses the next key and lets it go.
  void next(Scene scene) {
    Press press = waiting.remove();
    // a field that has only just come takes keys from its first frame on
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    fire(scene, KeyEvent.KEY_PRESSED, press, "", press.code);
    if (!press.types.isEmpty() && !press.shortcut && !press.alt) {
      fire(scene, KeyEvent.KEY_TYPED, press, press.types, KeyCode.UNDEFINED);
    }
    fire(scene, KeyEvent.KEY_RELEASED, press, "", press.code);
  }

  private static void fire(Scene scene, EventType<KeyEvent> type, Press press, String character, KeyCode code) {
    EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    Event.fireEvent(
        target,
        new KeyEvent(
            type, character, type == KeyEvent.KEY_TYPED ? "" : press.types, code, press.shift, press.shortcut && !mac, press.alt,
            press.shortcut && mac));
  }

  static Press press(String word) {
    List<String> parts = word.length() == 1 ? List.of(word) : List.of(word.split("\\+"));
    String key = parts.getLast();
    List<String> modifiers =
        parts.subList(0, parts.size() - 1).stream().map(part -> part.toLowerCase(Locale.ROOT)).collect(Collectors.toList());
    boolean shift = modifiers.remove("shift");
    boolean shortcut = modifiers.remove("shortcut");
    boolean alt = modifiers.remove("alt");
    if (!modifiers.isEmpty()) {
      throw new IllegalArgumentException("'" + modifiers.getFirst() + "' is no modifier: shift, shortcut, alt");
    }
    boolean sign = key.codePointCount(0, key.length()) == 1;
    return new Press(code(key, sign), sign ? shift ? key.toUpperCase(Locale.ROOT) : key : "", shift, shortcut, alt);
  }

  private static KeyCode code(String key, boolean sign) {
    for (KeyCode code : KeyCode.values()) {
      if (code.getName().equalsIgnoreCase(key) || (sign && code.getChar().equalsIgnoreCase(key))) {
        return code;
      }
    }
    if (!sign) {
      throw new IllegalArgumentException("'" + key + "' is no key");
    }
    // it stands on another key on every keyboard; what it types is what counts
    return KeyCode.UNDEFINED;
  }
}
