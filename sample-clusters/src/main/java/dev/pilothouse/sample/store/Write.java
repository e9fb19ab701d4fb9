// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

/// Who writes, which part of the object, and whether it is only tried.
///
/// @param manager the name that `managedFields` shows
/// @param subresource through which the object itself is written, such as `scale`; mostly empty
public record Write(String manager, Part part, Operation operation, boolean dryRun, String subresource) {

  /// The part of an object that a write may change; the rest stays as it was.
  public enum Part {
    /// Everything but `status`, as a write of the object itself does where `status` is a subresource.
    SPEC,
    /// `status` only.
    STATUS,
    /// Everything: for controllers and scenarios, which need no second write.
    WHOLE
  }

  /// The operation word of `managedFields`.
  public enum Operation {
    UPDATE("Update"),
    APPLY("Apply");

    private final String word;

    Operation(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// A write of the whole object, which is what controllers want.
  public static Write by(String manager) {
    return new Write(manager, Part.WHOLE, Operation.UPDATE, false, "");
  }

  public Write through(String behind) {
    return new Write(manager, part, operation, dryRun, behind);
  }

  public Write spec() {
    return new Write(manager, Part.SPEC, operation, dryRun, subresource);
  }

  public Write status() {
    return new Write(manager, Part.STATUS, operation, dryRun, subresource);
  }

  public Write applying() {
    return new Write(manager, part, Operation.APPLY, dryRun, subresource);
  }

  public Write trying(boolean only) {
    return new Write(manager, part, operation, only, subresource);
  }
}
