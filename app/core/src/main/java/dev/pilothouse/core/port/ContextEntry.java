// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.port;

import dev.pilothouse.core.model.Message;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One context of a kubeconfig, as the catalog lists it, before anything is contacted. No secret is in it.
///
/// @param id stable over runs and unique over files: the file and the name
/// @param server the address as it is written, for example `https://10.0.0.1:6443`; empty when the cluster is missing
/// @param loginDetail for people: `aws eks get-token`, `certificate to 12 Mar 2027`, `token`, the file of a token
/// @param namespace the context's namespace; empty when it names none
/// @param problem why it cannot be opened as it stands (its user does not exist, …); null when nothing is known against it
/// @param sample whether it is one of the program's own sample clusters
public record ContextEntry(
    String id,
    String name,
    Path file,
    String cluster,
    String server,
    String user,
    Login login,
    String loginDetail,
    String namespace,
    @Nullable Message problem,
    boolean sample) {

  /// How the user of the context proves who he is.
  public enum Login {
    CERTIFICATE,
    TOKEN,
    TOKEN_FILE,
    EXEC,
    BASIC,
    OIDC,
    NONE,
    MISSING
  }
}
