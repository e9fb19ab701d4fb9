// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.http.Reply;
import dev.pilothouse.sample.api.http.Request;
import dev.pilothouse.sample.store.Json;

/// Answers questions about oneself: whoever knows the secret may do everything.
final class ReviewHandler {

  private static final String ALL = "*";

  /// Whether a path is such a question.
  static boolean knows(ApiPath path) {
    return path.version().equals("v1")
        && switch (path.group()) {
          case "authorization.k8s.io" ->
              path.plural().equals("selfsubjectaccessreviews") || path.plural().equals("selfsubjectrulesreviews");
          case "authentication.k8s.io" -> path.plural().equals("selfsubjectreviews");
          default -> false;
        };
  }

  Reply answer(Request request, ApiPath path) {
    if (!request.method().equals("POST")) {
      throw StatusException.methodNotAllowed();
    }
    ObjectNode review = Bodies.objectOrEmpty(request);
    review.put("apiVersion", path.group() + "/v1");
    Json.metadata(review);
    ObjectNode status = review.putObject("status");
    switch (path.plural()) {
      case "selfsubjectaccessreviews" -> {
        review.put("kind", "SelfSubjectAccessReview");
        status.put("allowed", true);
      }
      case "selfsubjectrulesreviews" -> {
        review.put("kind", "SelfSubjectRulesReview");
        ObjectNode resources = status.putArray("resourceRules").addObject();
        resources.putArray("verbs").add(ALL);
        resources.putArray("apiGroups").add(ALL);
        resources.putArray("resources").add(ALL);
        ObjectNode others = status.putArray("nonResourceRules").addObject();
        others.putArray("verbs").add(ALL);
        others.putArray("nonResourceURLs").add(ALL);
        status.put("incomplete", false);
      }
      default -> {
        review.put("kind", "SelfSubjectReview");
        ObjectNode user = status.putObject("userInfo").put("username", request.caller().user());
        request.caller().groups().forEach(Json.list(user, "groups")::add);
      }
    }
    return Reply.json(201, Bodies.write(review));
  }
}
