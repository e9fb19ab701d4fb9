// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.feed;

import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.kube.wire.ProtobufKinds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The paths and the accepted encodings of the requests of one watch. One thread.
final class FeedRequests {
  static final int PAGE = 500;
  private static final String JSON = "application/json";
  private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private final String path;
  private final boolean table;
  private boolean protobuf;

  FeedRequests(KindDescriptor kind, String namespace) {
    path = kind.kind().path(namespace);
    table = kind instanceof GenericKind;
    protobuf = !table && ProtobufKinds.has(kind.kind());
  }

  /// Whether objects come as rows of the server's Table, with the cells of its printer columns.
  boolean table() {
    return table;
  }

  /// The server does not speak protobuf for this kind. False when it was not asked to.
  boolean withoutProtobuf() {
    boolean was = protobuf;
    protobuf = false;
    return was;
  }

  String accept(boolean watch) {
    if (table) {
      return TABLE + "," + JSON;
    }
    return protobuf ? PROTOBUF + (watch ? ";stream=watch," : ",") + JSON : JSON;
  }

  /// A watch that begins with all objects (KEP-3157).
  String watchList(Duration length) {
    return path + "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan" + watchTail(length);
  }

  String watch(String resourceVersion, Duration length) {
    return path + "?watch=true&resourceVersion=" + encode(resourceVersion) + watchTail(length);
  }

  private String watchTail(Duration length) {
    return "&allowWatchBookmarks=true&timeoutSeconds=" + length.toSeconds() + (table ? "&includeObject=Metadata" : "");
  }

  /// @param more the token of the page before; empty for the first
  /// @param whole everything in one answer
  String list(String more, boolean whole) {
    String query = whole ? "" : "limit=" + PAGE + (more.isEmpty() ? "" : "&continue=" + encode(more));
    String tail = table ? (query.isEmpty() ? "" : "&") + "includeObject=Metadata" : "";
    return path + (query.isEmpty() && tail.isEmpty() ? "" : "?") + query + tail;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
