// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import java.util.regex.Pattern;

/// Addresses of the Internet Protocol and ranges of them, as the API server reads them: leading zeros are taken, names are not.
final class Addresses {
  private static final Pattern FOUR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  private Addresses() {}

  static boolean isAddress(String text) {
    return isFour(text) || isSix(text);
  }

  static boolean isRange(String text) {
    int cut = text.indexOf('/');
    String bits = text.substring(cut + 1);
    if (cut < 0 || !bits.matches("[0-9]{1,3}")) {
      return false;
    }
    String address = text.substring(0, cut);
    int length = Integer.parseInt(bits);
    return (isFour(address) && length <= 32) || (isSix(address) && length <= 128);
  }

  private static boolean isFour(String text) {
    if (!FOUR.matcher(text).matches()) {
      return false;
    }
    for (String part : text.split("\\.")) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  /// Eight groups of hexadecimal digits; `::` once for a run of zeros; the last two groups may be written as an address of
  /// version 4.
  private static boolean isSix(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == 8;
    }
    String head = text.substring(0, gap);
    String tail = text.substring(gap + 2);
    int before = head.isEmpty() ? 0 : groups(head);
    int after = tail.isEmpty() ? 0 : groups(tail);
    return !head.contains(".") && !tail.contains("::") && before >= 0 && after >= 0 && before + after <= 7;
  }

  /// How many groups a part is; -1 when it is none of them.
  private static int groups(String part) {
    String[] each = part.split(":", -1);
    int count = 0;
    for (int i = 0; i < each.length; i++) {
      if (i == each.length - 1 && isFour(each[i])) {
        count += 2;
      } else if (GROUP.matcher(each[i]).matches()) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }
}
