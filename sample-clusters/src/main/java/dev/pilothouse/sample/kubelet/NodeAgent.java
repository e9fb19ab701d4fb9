// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.store.Json;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// What one node keeps beside its pods: pulled images and pod addresses. Loop thread only.
final class NodeAgent {

  private final String name;
  private final String ip;
  private final String podNetwork;
  private final Set<String> images = new HashSet<>();
  private final BitSet addresses = new BitSet(256);

  NodeAgent(ObjectNode node) {
    this.name = Json.name(node);
    this.ip = Json.items(node, "status", "addresses").stream()
        .filter(each -> Json.text(each, "type").equals("InternalIP"))
        .map(each -> Json.text(each, "address"))
        .findFirst()
        .orElse("127.0.0.1");
    String cidr = Json.textOr("10.244.0.0/24", node, "spec", "podCIDR");
    this.podNetwork = cidr.substring(0, cidr.lastIndexOf('.') + 1);
    addresses.set(0, 2);
  }

  String name() {
    return name;
  }

  String ip() {
    return ip;
  }

  boolean hasImage(String image) {
    return images.contains(image);
  }

  void addImage(String image) {
    images.add(image);
  }

  /// The next address in turn, so that a new pod rarely gets the one that another just had.
  String nextPodIp() {
    int next = addresses.nextClearBit(Math.min(addresses.length(), 250));
    if (next > 250) {
      next = addresses.nextClearBit(2);
    }
    addresses.set(next);
    return podNetwork + next;
  }

  /// Takes the address that a pod has already.
  void keepPodIp(String address) {
    if (address.startsWith(podNetwork)) {
      addresses.set(Integer.parseInt(address.substring(podNetwork.length())));
    }
  }

  void releasePodIp(String address) {
    if (address.startsWith(podNetwork)) {
      addresses.clear(Integer.parseInt(address.substring(podNetwork.length())));
    }
  }
}
