// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import java.io.Serial;
import java.util.List;

/// A request that the store refused, with the reason words of a Kubernetes `Status`.
public final class StoreException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /// Why, with the HTTP code that an API server answers.
  public enum Reason {
    NOT_FOUND("NotFound", 404),
    ALREADY_EXISTS("AlreadyExists", 409),
    CONFLICT("Conflict", 409),
    INVALID("Invalid", 422),
    FORBIDDEN("Forbidden", 403),
    GONE("Expired", 410),
    TOO_LARGE_VERSION("Timeout", 504);

    private final String word;
    private final int code;

    Reason(String word, int code) {
      this.word = word;
      this.code = code;
    }

    public String word() {
      return word;
    }

    public int code() {
      return code;
    }
  }

  /// One field that is wrong.
  ///
  /// @param reason the `FieldValue…` word of a status cause
  public record Cause(String reason, String field, String message) {}

  private final Reason reason;
  private final transient List<Cause> causes;
  private String object = "";

  public StoreException(Reason reason, String message) {
    this(reason, message, List.of());
  }

  public StoreException(Reason reason, String message, List<Cause> causes) {
    super(message);
    this.reason = reason;
    this.causes = List.copyOf(causes);
  }

  public Reason reason() {
    return reason;
  }

  public List<Cause> causes() {
    return causes;
  }

  /// The name of the object that it is about; empty when that is the one that was asked for by its name.
  public String object() {
    return object;
  }

  private StoreException of(String name) {
    object = name;
    return this;
  }

  /// What admission refuses (apimachinery, NewForbidden).
  public static StoreException forbidden(ResourceType type, String name, String why) {
    return new StoreException(
            Reason.FORBIDDEN, "%s \"%s\" is forbidden: %s".formatted(type.qualifiedName(), name, why))
        .of(name);
  }

  static StoreException notFound(ResourceType type, String name) {
    return new StoreException(Reason.NOT_FOUND, type.qualifiedName() + " \"" + name + "\" not found");
  }

  static StoreException alreadyExists(ResourceType type, String name) {
    return new StoreException(Reason.ALREADY_EXISTS, type.qualifiedName() + " \"" + name + "\" already exists").of(name);
  }

  static StoreException conflict(ResourceType type, String name, String why) {
    return new StoreException(
        Reason.CONFLICT,
        "Operation cannot be fulfilled on " + type.qualifiedName() + " \"" + name + "\": " + why);
  }
}
