// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.model.Message;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes apart the sentences of kubelets, registries and admission. None of them has a code; the patterns follow what kubernetes
/// 1.36, containerd and CRI-O write. What is not known stays as it is.
final class ClusterWords {
  private static final Pattern MISSING_OBJECT = Pattern.compile("(configmap|secret) \"([^\"]+)\" not found");
  private static final Pattern MISSING_KEY =
      Pattern.compile("couldn't find key (\\S+) in (ConfigMap|Secret) (?:[^/\\s]+/)?(\\S+)");
  private static final Pattern MISSING_CLAIM = Pattern.compile("persistentvolumeclaim \"([^\"]+)\" not found");
  private static final Pattern LEAVING_CLAIM = Pattern.compile("persistentvolumeclaim \"([^\"]+)\" is being deleted");
  private static final Pattern HTTP_STATUS = Pattern.compile("HTTP probe failed with statuscode: (\\d+)");
  private static final Pattern PROBE =
      Pattern.compile("^(Readiness|Liveness|Startup) probe (?:failed|errored[^:]*): ?(.*)$", Pattern.DOTALL);
  private static final Pattern QUOTA =
      Pattern.compile("exceeded quota: ([^,]+), requested: (.+), used: (.+), limited: (.+)$", Pattern.DOTALL);
  private static final Pattern QUOTA_INCOMPLETE = Pattern.compile("failed quota: ([^:]+): must specify (.+)$", Pattern.DOTALL);
  private static final Pattern WEBHOOK_DENIED =
      Pattern.compile("admission webhook \"([^\"]+)\" denied the request(?: without explanation|: ?(.*))$", Pattern.DOTALL);
  private static final Pattern WEBHOOK_CALL = Pattern.compile("failed calling webhook \"([^\"]+)\": ?(.*)$", Pattern.DOTALL);
  private static final Pattern POLICY =
      Pattern.compile("ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request: ?(.*)$", Pattern.DOTALL);
  private static final Pattern SECURITY = Pattern.compile("violates PodSecurity \"([^\"]+)\": ?(.*)$", Pattern.DOTALL);
  private static final Pattern ACCOUNT = Pattern.compile("serviceaccount \"([^\"]+)\" not found");
  private static final Pattern PRIORITY = Pattern.compile("no PriorityClass with name (\\S+) was found");
  private static final Pattern LIMIT_RANGE =
      Pattern.compile("is forbidden: \\[?((?:minimum|maximum) \\S+ usage per |\\S+ max limit to request ratio per )");
  private static final int LONGEST = 160;

  private ClusterWords() {}

  /// A part of the words of a key and what goes into its places.
  record Told(String words, List<Object> places) {
    static Told of(String words, Object... places) {
      return new Told(words, List.of(places));
    }
  }

  /// What of a container's configuration is missing, from `CreateContainerConfigError`.
  static Told config(String text) {
    Matcher key = MISSING_KEY.matcher(text);
    if (key.find()) {
      return Told.of(key.group(2).equals("Secret") ? "config.secretKey" : "config.configMapKey", key.group(1), key.group(3));
    }
    Matcher object = MISSING_OBJECT.matcher(text);
    if (object.find()) {
      return Told.of(object.group(1).equals("secret") ? "config.secret" : "config.configMap", object.group(2));
    }
    return Told.of("config.other", shortened(text));
  }

  /// Why an image does not come, from a waiting reason and the registry's answer in its message.
  static Told image(String reason, String image, String text) {
    if (reason.equals("InvalidImageName") || reason.equals("ImageInspectError")) {
      return Told.of("image.invalid", image);
    }
    if (reason.equals("ErrImageNeverPull")) {
      return Told.of("image.never", image);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (has(lower, "toomanyrequests", "429 too many", "rate limit")) {
      return Told.of("image.limit", image);
    }
    if (has(lower, "unauthorized", "authorization failed", "authentication required", "403 forbidden", "access denied", "401 ")
        || lower.contains("pull access denied")) {
      return Told.of("image.refused", image);
    }
    if (has(lower, "not found", "manifest unknown", "does not exist", "notfound", "no such manifest")) {
      return Told.of("image.notFound", image);
    }
    if (has(lower, "i/o timeout", "no such host", "connection refused", "connection reset", "tls handshake", "deadline exceeded",
        "no route to host", "x509")) {
      return Told.of("image.unreachable", image, answer(text));
    }
    return text.isBlank() || (lower.startsWith("back-off pulling") && !lower.contains(": "))
        ? Told.of("image.failed", image)
        : Told.of("image.failedWith", image, answer(text));
  }

  /// Why a volume does not come, from the words of `FailedMount` or `FailedAttachVolume`.
  static Told volume(String text, boolean attach) {
    Matcher object = MISSING_OBJECT.matcher(text);
    if (object.find()) {
      return Told.of(object.group(1).equals("secret") ? "volume.secret" : "volume.configMap", object.group(2));
    }
    return Told.of(attach ? "volume.attach" : "volume.mount", shortened(text));
  }

  /// Which claim keeps a pod from a node, from the scheduler's words; null when none does.
  static @Nullable Told claim(String text) {
    Matcher missing = MISSING_CLAIM.matcher(text);
    if (missing.find()) {
      return Told.of("volume.claimMissing", missing.group(1));
    }
    Matcher leaving = LEAVING_CLAIM.matcher(text);
    if (leaving.find()) {
      return Told.of("volume.claimLeaving", leaving.group(1));
    }
    return text.contains("unbound immediate PersistentVolumeClaims") ? Told.of("volume.claimUnbound") : null;
  }

  private static boolean has(String text, String... words) {
    return List.of(words).stream().anyMatch(text::contains);
  }

  /// The last, most exact part of a chain of errors: `rpc error: code = … desc = …: docker.io/library/x:y: not found`.
  static String answer(String text) {
    int description = text.lastIndexOf("desc = ");
    String rest = description < 0 ? text : text.substring(description + 7);
    int resolve = rest.lastIndexOf("failed to do request: ");
    return shortened(resolve < 0 ? rest : rest.substring(resolve + 22));
  }

  /// What a probe got: `Readiness`, `Liveness`, `Startup`, or empty when the sentence is none of a probe.
  static String probeType(String text) {
    Matcher probe = PROBE.matcher(text);
    return probe.find() ? probe.group(1) : "";
  }

  /// The answer to a probe, in words: `503`, "connection refused", "no answer in time", or what the command said.
  static Message probeAnswer(String text) {
    Matcher status = HTTP_STATUS.matcher(text);
    if (status.find()) {
      return Message.of("rollout.answer.status", status.group(1));
    }
    if (text.contains("connection refused")) {
      return Message.of("rollout.answer.refused");
    }
    if (text.contains("context deadline exceeded") || text.contains("i/o timeout") || text.contains("timed out")
        || text.contains("Client.Timeout")) {
      return Message.of("rollout.answer.late");
    }
    if (text.contains("no route to host") || text.contains("network is unreachable")) {
      return Message.of("rollout.answer.noRoute");
    }
    Matcher probe = PROBE.matcher(text);
    String said = probe.find() ? probe.group(2).strip() : text.strip();
    return said.isEmpty() ? Message.of("rollout.answer.failed") : Message.of("rollout.answer.said", shortened(said));
  }

  /// Why pods cannot be made, from the words of a ReplicaFailure condition or a FailedCreate event.
  static Refusal refusal(String text) {
    Matcher quota = QUOTA.matcher(text);
    if (quota.find()) {
      return new Refusal(Cause.QUOTA, quota.group(1).strip(),
          Told.of("quota", quota.group(1).strip(), quota.group(2).strip(), quota.group(3).strip(), quota.group(4).strip()));
    }
    Matcher incomplete = QUOTA_INCOMPLETE.matcher(text);
    if (incomplete.find()) {
      return new Refusal(Cause.QUOTA, incomplete.group(1).strip(),
          Told.of("quota.unspecified", incomplete.group(1).strip(), shortened(incomplete.group(2))));
    }
    Matcher denied = WEBHOOK_DENIED.matcher(text);
    if (denied.find()) {
      String said = denied.group(2) == null ? "" : shortened(denied.group(2));
      Told told =
          said.isEmpty()
              ? Told.of("webhook.silent", denied.group(1))
              : Told.of("webhook.denied", denied.group(1), said);
      return new Refusal(Cause.WEBHOOK, denied.group(1), told);
    }
    Matcher call = WEBHOOK_CALL.matcher(text);
    if (call.find()) {
      return new Refusal(Cause.WEBHOOK, call.group(1), Told.of("webhook.unreachable", call.group(1), shortened(call.group(2))));
    }
    return forbidden(text);
  }

  private static Refusal forbidden(String text) {
    Matcher policy = POLICY.matcher(text);
    if (policy.find()) {
      return new Refusal(Cause.FORBIDDEN, policy.group(1), Told.of("policy", policy.group(1), shortened(policy.group(2))));
    }
    Matcher security = SECURITY.matcher(text);
    if (security.find()) {
      return new Refusal(Cause.FORBIDDEN, "", Told.of("podSecurity", security.group(1), shortened(security.group(2))));
    }
    Matcher account = ACCOUNT.matcher(text);
    if (account.find()) {
      return new Refusal(Cause.NOT_CREATED, account.group(1), Told.of("create.account", account.group(1)));
    }
    Matcher priority = PRIORITY.matcher(text);
    if (priority.find()) {
      return new Refusal(Cause.NOT_CREATED, priority.group(1), Told.of("create.priorityClass", priority.group(1)));
    }
    Matcher limits = LIMIT_RANGE.matcher(text);
    if (limits.find()) {
      String said = text.substring(limits.start(1)).replaceFirst("]$", "");
      return new Refusal(Cause.FORBIDDEN, "", Told.of("create.limitRange", shortened(said)));
    }
    int reason = text.indexOf("is forbidden: ");
    return reason < 0
        ? new Refusal(Cause.NOT_CREATED, "", Told.of("create.failed", shortened(text)))
        : new Refusal(Cause.FORBIDDEN, "", Told.of("create.forbidden", shortened(text.substring(reason + 14))));
  }

  /// Who refuses, by name where it has one, and why.
  record Refusal(Cause cause, String name, Told told) {}

  static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
