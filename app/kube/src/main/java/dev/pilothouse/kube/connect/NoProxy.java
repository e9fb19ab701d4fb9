// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/// Reads `NO_PROXY` as Go's golang.org/x/net/http/httpproxy does: names with their subdomains, `.name` for subdomains
/// only, addresses,
/// ranges (CIDR), each with a port if wanted, and `*`. The computer itself never goes by a proxy.
final class NoProxy {
  private NoProxy() {}

  /// The entry that keeps this server off the proxy; empty when none does.
  static String entryFor(String list, String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || (isLiteral(name) && addressOf(name).isLoopbackAddress())) {
      return name;
    }
    for (String part : list.split(",")) {
      String entry = part.strip().toLowerCase(Locale.ROOT);
      if (!entry.isEmpty() && matches(entry, name, port)) {
        return part.strip();
      }
    }
    return "";
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return isLiteral(host) && inRange(entry, addressOf(host));
    }
    String pattern = entry;
    int colon = entry.lastIndexOf(':');
    if (colon > 0 && entry.indexOf(':') == colon) {
      if (!entry.substring(colon + 1).equals(String.valueOf(port))) {
        return false;
      }
      pattern = entry.substring(0, colon);
    }
    if (isLiteral(pattern)) {
      return isLiteral(host) && addressOf(pattern).equals(addressOf(host));
    }
    if (pattern.startsWith("*.")) {
      pattern = pattern.substring(1);
    }
    return pattern.startsWith(".") ? host.endsWith(pattern) : host.equals(pattern) || host.endsWith("." + pattern);
  }

  private static boolean isLiteral(String text) {
    return text.contains(":") ? text.matches("[0-9a-f:.]+") : text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  private static InetAddress addressOf(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      // It is a literal, so nothing was looked up; one that is out of range matches nothing.
      return InetAddress.getLoopbackAddress();
    }
  }

  private static boolean inRange(String range, InetAddress address) {
    int slash = range.indexOf('/');
    String base = range.substring(0, slash);
    String length = range.substring(slash + 1);
    if (!isLiteral(base) || !length.matches("\\d{1,3}")) {
      return false;
    }
    byte[] network = addressOf(base).getAddress();
    byte[] asked = address.getAddress();
    int bits = Integer.parseInt(length);
    if (network.length != asked.length || bits > network.length * 8) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> i % 8;
      if ((network[i / 8] & mask) != (asked[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
