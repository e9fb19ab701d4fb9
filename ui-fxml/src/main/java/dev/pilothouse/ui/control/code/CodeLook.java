// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a text is shown.
///
/// @param wraps whether long lines go on below themselves
/// @param zoom how large the text is, in percent of what is drawn, from [#SMALLEST] to [#LARGEST]
public record CodeLook(boolean wraps, int zoom) {
  public static final CodeLook NORMAL = new CodeLook(false, 100);
  static final int SMALLEST = 60;
  static final int LARGEST = 300;
  private static final Pattern WORDS = Pattern.compile("wrap=(true|false) zoom=(\\d{1,4})");

  public CodeLook {
    zoom = Math.clamp(zoom, SMALLEST, LARGEST);
  }

  /// What [#words] were written of; empty when they are of no look.
  public static Optional<CodeLook> of(String words) {
    Matcher known = WORDS.matcher(words);
    return known.matches()
        ? Optional.of(new CodeLook(Boolean.parseBoolean(known.group(1)), Integer.parseInt(known.group(2))))
        : Optional.empty();
  }

  /// For the settings.
  public String words() {
    return "wrap=" + wraps + " zoom=" + zoom;
  }

  public CodeLook wraps(boolean value) {
    return new CodeLook(value, zoom);
  }

  public CodeLook zoom(int value) {
    return new CodeLook(wraps, value);
  }
}
