// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.List;

/// Something that is wrong with a text, or looks wrong.
///
/// @param span the words that it is about
/// @param fixes what would put it right, the likeliest first; none when there is no one answer
public record Problem(Severity severity, Rung rung, Span span, Fault fault, List<Fix> fixes) {

  public Problem {
    fixes = List.copyOf(fixes);
  }

  static Problem syntax(Span span, Fault fault, Fix... fixes) {
    return new Problem(Severity.ERROR, Rung.SYNTAX, span, fault, List.of(fixes));
  }

  /// Errors are what the server would refuse or drop; warnings are what it would take and a person hardly means.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// The steps of the check, in their order.
  public enum Rung {
    SYNTAX,
    SCHEMA,
    REFERENCES,
    SERVER
  }
}
