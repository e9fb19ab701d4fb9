// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a user proves who he is, asked anew for every request and every handshake. May block. Any thread.
public interface Credentials {

  /// The value of the header Authorization; empty when none is sent.
  Optional<String> authorization() throws ClusterException;

  /// The certificate for the handshake; null when there is none.
  @Nullable KeyMaterial keyMaterial() throws ClusterException;

  /// Told that the server refused what was sent, so that the next question fetches it anew.
  ///
  /// @param refused the value of the header that was refused; empty when there was none
  /// @return whether there is now something else to send
  boolean renew(String refused);
}
