// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.rollout;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Names of images. Pure.
final class Images {
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private Images() {}

  /// `registry.example/shop/checkout` of `registry.example/shop/checkout:2.9.0` or of the same with a digest.
  static String repository(String image) {
    int digest = image.indexOf('@');
    String name = digest < 0 ? image : image.substring(0, digest);
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  /// Those of the same repository, the highest tag first.
  static List<String> offered(String image, List<String> known) {
    String repository = repository(image);
    return known.stream()
        .filter(one -> repository(one).equals(repository))
        .distinct()
        .sorted(Comparator.comparing(Images::padded).reversed())
        .toList();
  }

  /// Numbers with leading zeros, so that 2.10 comes after 2.9.
  private static String padded(String image) {
    return DIGITS.matcher(image).replaceAll(found -> "0".repeat(Math.max(0, 12 - found.group().length())) + found.group());
  }
}
