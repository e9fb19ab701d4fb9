// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

/// A port of its node that a pod takes for itself.
///
/// @param address the node's address it is taken on; `0.0.0.0` for all
/// @param protocol TCP, UDP or SCTP
public record HostPort(String address, String protocol, long port) {

  /// Whether two pods that want these cannot be on one node.
  public boolean conflictsWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (everywhere() || other.everywhere() || address.equals(other.address));
  }

  private boolean everywhere() {
    return address.equals("0.0.0.0");
  }

  /// Reads one port of a container.
  static HostPort read(FieldReader in) {
    String address = "";
    String protocol = "";
    long host = 0;
    if (in.enterObject()) {
      for (String field; (field = in.nextField()) != null; ) {
        switch (field) {
          case "hostIP" -> address = in.sharedText();
          case "protocol" -> protocol = in.sharedText();
          case "hostPort" -> host = in.number();
          default -> in.skip();
        }
      }
    }
    return new HostPort(address.isEmpty() ? "0.0.0.0" : address, protocol.isEmpty() ? "TCP" : protocol, host);
  }
}
