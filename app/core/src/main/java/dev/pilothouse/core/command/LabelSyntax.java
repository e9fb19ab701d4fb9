// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.yaml.rule.Form;
import java.util.Optional;

/// What the API server asks of keys and values of labels and taints (apimachinery, `pkg/util/validation/validation.go`), and what
/// is wrong with one, in words. Pure.
public final class LabelSyntax {
  private static final int LONGEST = 63;
  private static final int LONGEST_PREFIX = 253;

  private LabelSyntax() {}

  /// What is wrong with a key; empty when it is one.
  public static Optional<Message> key(String key) {
    int slash = key.indexOf('/');
    String name = key.substring(slash + 1);
    if (key.isEmpty()) {
      return Optional.of(Message.of("label.key.empty"));
    }
    if (slash >= 0) {
      String prefix = key.substring(0, slash);
      if (prefix.length() > LONGEST_PREFIX) {
        return Optional.of(Message.of("label.key.prefixLong", prefix.length(), LONGEST_PREFIX));
      }
      if (!Form.DNS_SUBDOMAIN.holds(prefix)) {
        return Optional.of(Message.of("label.key.prefix", prefix));
      }
    }
    if (name.isEmpty()) {
      return Optional.of(Message.of("label.key.name"));
    }
    if (name.length() > LONGEST) {
      return Optional.of(Message.of("label.key.long", name.length(), LONGEST));
    }
    return Form.QUALIFIED_NAME.holds(key) ? Optional.empty() : Optional.of(Message.of("label.key.form"));
  }

  /// What is wrong with a value; empty when it is one. An empty value is one.
  public static Optional<Message> value(String value) {
    if (value.length() > LONGEST) {
      return Optional.of(Message.of("label.value.long", value.length(), LONGEST));
    }
    return Form.LABEL_VALUE.holds(value) ? Optional.empty() : Optional.of(Message.of("label.value.form"));
  }
}
