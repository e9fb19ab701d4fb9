// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.rule;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The forms that the API server asks of names and other short texts (apimachinery, `pkg/util/validation/validation.go`, unless
/// something else is said).
@SuppressWarnings("ImmutableEnumChecker") // its predicates have no state
public enum Form {
  DNS_SUBDOMAIN("dns-subdomain", 253, Form.NAME),
  DNS_LABEL("dns-label", 63, "[a-z0-9]([-a-z0-9]*[a-z0-9])?"),
  /// IANA_SVC_NAME of RFC 6335.
  PORT_NAME("port-name", 15, "(?!.*--)(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?"),
  /// `ValidatePathSegmentName` (apimachinery, `pkg/api/validation/path/name.go`).
  PATH_SEGMENT("path-segment", Integer.MAX_VALUE, "(?!\\.{1,2}$)[^/%]+"),
  /// Its Jobs add eleven characters to it (batch, `ValidateCronJobCreate`).
  CRON_NAME("cron-name", 52, DNS_SUBDOMAIN::holds),
  /// It may say that it is whole by a dot (core, `validateService`).
  DNS_NAME("dns-subdomain", 254, text -> DNS_SUBDOMAIN.holds(text.replaceAll("\\.$", ""))),
  QUALIFIED_NAME(
      "qualified-name", 317,
      "(?=.{1,253}/|[^/]*$)([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"
          + "(?=[^/]{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?"),
  /// The keys of annotations, in which case does not matter (apimachinery, `ValidateAnnotations`).
  ANNOTATION_KEY("qualified-name", 317, text -> QUALIFIED_NAME.holds(text.toLowerCase(Locale.ROOT))),
  LABEL_VALUE("label-value", 63, "([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?"),
  /// `IsRelaxedEnvVarName`: what servers before 1.30 refuse of these is for the dry run to say.
  VARIABLE_NAME("variable-name", Integer.MAX_VALUE, "[ -<>-~]+"),
  DATA_KEY("data-key", 253, "(?!\\.{1,2}$)(?!\\.\\.)[-._a-zA-Z0-9]+"),
  /// A host of an Ingress (networking, `validateIngressRules`): a name, the first part of which may be `*`; no address.
  HOST("host", 253, "(?![0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$)(\\*\\.)?" + Form.NAME),
  HOST_OR_ADDRESS("host", 253, "(\\*\\.)?" + Form.NAME),
  /// `IsFullyQualifiedName`.
  DOMAIN("domain", 253, "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?){2,}"),
  /// `IsDomainPrefixedPath`.
  DOMAIN_PATH("domain-path", Integer.MAX_VALUE, Form.NAME + "/[A-Za-z0-9/._~%!$&'()*+,;=:-]+"),
  /// `ValidatePathNoBacksteps` and `ValidateLocalDescendingPath` (core validation).
  PATH_BELOW("path-below", Integer.MAX_VALUE, "(?!/)(?!(.*/)?\\.\\.(/|$)).*"),
  /// `ValidateLocalNonReservedPath`.
  ITEM_PATH("path-below", Integer.MAX_VALUE, text -> PATH_BELOW.holds(text) && !text.startsWith("..")),
  NO_WAY_UP("no-way-up", Integer.MAX_VALUE, "(?!(.*/)?\\.\\.(/|$)).*"),
  TRIMMED("trimmed", Integer.MAX_VALUE, text -> text.equals(text.strip())),
  ABSOLUTE_PATH("absolute-path", Integer.MAX_VALUE, "/.*"),
  /// `IsValidPercent`.
  PERCENTAGE("percentage", Integer.MAX_VALUE, "[0-9]+%"),
  ADDRESS("address", Integer.MAX_VALUE, Addresses::isAddress),
  RANGE("range", Integer.MAX_VALUE, Addresses::isRange),
  SCHEDULE("schedule", Integer.MAX_VALUE, CronSchedule::isOne),
  TIME_ZONE("time-zone", Integer.MAX_VALUE, TimeZones::has);

  // A name of DNS in any number of parts.
  private static final String NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

  private final String word;
  private final int longest;
  private final Predicate<String> test;

  Form(String word, int longest, String pattern) {
    this(word, longest, Pattern.compile(pattern, Pattern.DOTALL).asMatchPredicate());
  }

  Form(String word, int longest, Predicate<String> test) {
    this.word = word;
    this.longest = longest;
    this.test = test;
  }

  /// As the data file and [dev.pilothouse.core.yaml.Fault.BreaksRule] have it.
  String word() {
    return word;
  }

  /// @throws IllegalArgumentException when there is no such form
  static Form of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  public boolean holds(String text) {
    return text.length() <= longest && test.test(text);
  }

  /// The same name in this form, where there is one way to get there: lower case, `-` for what a name cannot have.
  ///
  /// @return empty where there is none
  String nearest(String text) {
    String near =
        switch (this) {
          case DNS_SUBDOMAIN -> joined(text.toLowerCase(Locale.ROOT), "[^a-z0-9.]+");
          case DNS_LABEL -> joined(text.toLowerCase(Locale.ROOT), "[^a-z0-9]+");
          case TRIMMED -> text.strip();
          case DATA_KEY -> joined(text, "[^-._a-zA-Z0-9]+");
          default -> "";
        };
    return !near.isEmpty() && holds(near) ? near : "";
  }

  private static String joined(String text, String other) {
    return text.replaceAll("\\p{Cf}", "").replaceAll(other, "-").replaceAll("^[-.]+|[-.]+$", "").replaceAll("-?\\.-?", ".");
  }
}
