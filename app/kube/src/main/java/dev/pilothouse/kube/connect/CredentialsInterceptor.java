// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.kube.failure.CredentialsException;
import dev.pilothouse.kube.kubeconfig.UserSettings.Impersonation;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Puts the credentials, and whom to act for, on every request. A request that was refused with 401 is sent once more
/// when there is
/// something new to send: the server did nothing for the first.
final class CredentialsInterceptor implements Interceptor {
  static final String NAME = "credentials";
  private static final String AUTHORIZATION = "Authorization";
  private final Credentials credentials;
  private final Impersonation impersonation;
  private final Executor blocking;

  CredentialsInterceptor(Credentials credentials, Impersonation impersonation, Executor blocking) {
    this.credentials = credentials;
    this.impersonation = impersonation;
    this.blocking = blocking;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    try {
      credentials.authorization().ifPresent(value -> builder.setHeader(AUTHORIZATION, value));
    } catch (ClusterException e) {
      throw new CredentialsException(e);
    }
    impersonate(builder);
  }

  private void impersonate(BasicBuilder builder) {
    if (impersonation.isNone()) {
      return;
    }
    builder.setHeader("Impersonate-User", impersonation.user());
    if (!impersonation.uid().isEmpty()) {
      builder.setHeader("Impersonate-Uid", impersonation.uid());
    }
    List<String> groups = impersonation.groups();
    for (int i = 0; i < groups.size(); i++) {
      if (i == 0) {
        builder.setHeader("Impersonate-Group", groups.get(i));
      } else {
        builder.header("Impersonate-Group", groups.get(i));
      }
    }
    impersonation.extra().forEach((key, values) -> {
      String name = "Impersonate-Extra-" + escapeHeaderKey(key);
      for (int i = 0; i < values.size(); i++) {
        if (i == 0) {
          builder.setHeader(name, values.get(i));
        } else {
          builder.header(name, values.get(i));
        }
      }
    });
  }

  /// As client-go's transport.headerKeyEscape: what a header name must not hold is percent-encoded, and so is the
  /// percent sign.
  static String escapeHeaderKey(String key) {
    StringBuilder result = new StringBuilder();
    for (byte b : key.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || "!#$&'*+-.^_`|~".indexOf(b) >= 0;
      result.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return result.toString();
  }

  @Override
  public CompletableFuture<Boolean> afterFailure(BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
    if (response.code() != HttpURLConnection.HTTP_UNAUTHORIZED) {
      return CompletableFuture.completedFuture(false);
    }
    String refused = Optional.ofNullable(response.request().header(AUTHORIZATION)).orElse("");
    return CompletableFuture.supplyAsync(() -> renew(builder, refused), blocking);
  }

  private boolean renew(BasicBuilder builder, String refused) {
    if (!credentials.renew(refused)) {
      return false;
    }
    try {
      credentials.authorization().ifPresent(value -> builder.setHeader(AUTHORIZATION, value));
      return true;
    } catch (ClusterException e) {
      throw new CompletionException(e);
    }
  }
}
