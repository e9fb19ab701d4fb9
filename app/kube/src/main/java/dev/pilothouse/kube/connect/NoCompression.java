// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;

/// Asks for plain answers, where the kubeconfig says `disable-compression`.
final class NoCompression implements Interceptor {
  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    builder.setHeader("Accept-Encoding", "identity");
  }
}
