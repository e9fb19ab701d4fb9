// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollouts;

import dev.pilothouse.core.rollout.RolloutRevision;
import org.jspecify.annotations.Nullable;

/// What a rollout changes in the images, short enough for a column.
///
/// @param before the tag, or the image where more than the tag changes; empty when nothing was before or it is not known
/// @param after likewise
/// @param change what is behind it where the two are the same
public record ImageStep(String before, String after, Change change) {
  public static final ImageStep NONE = new ImageStep("", "", Change.TEMPLATE);

  /// The kind of change.
  public enum Change {
    /// Another image.
    IMAGE,
    /// The pods are only made anew.
    RESTART,
    /// Something else in the template.
    TEMPLATE,
    /// The first revision of a new workload.
    FIRST
  }

  /// From one revision to the next.
  public static ImageStep of(@Nullable RolloutRevision from, @Nullable RolloutRevision to) {
    if (to == null) {
      return from == null ? NONE : new ImageStep(tag(first(from.images())), "", Change.TEMPLATE);
    }
    if (from == null || from.images().isEmpty()) {
      Change change = from == null && to.number() <= 1 ? Change.FIRST : Change.TEMPLATE;
      return new ImageStep("", name(first(to.images())), change);
    }
    if (from.images().equals(to.images())) {
      String tag = tag(first(to.images()));
      return new ImageStep(tag, tag, to.restarts(from) ? Change.RESTART : Change.TEMPLATE);
    }
    String[] before = from.images().split(",");
    String[] after = to.images().split(",");
    int at = 0;
    while (at < Math.min(before.length, after.length) && before[at].strip().equals(after[at].strip())) {
      at++;
    }
    return between(at < before.length ? before[at].strip() : "", at < after.length ? after[at].strip() : "");
  }

  private static ImageStep between(String before, String after) {
    boolean same = repository(before).equals(repository(after));
    return same
        ? new ImageStep(tag(before), tag(after), Change.IMAGE)
        : new ImageStep(name(before), name(after), Change.IMAGE);
  }

  private static String first(String images) {
    int comma = images.indexOf(',');
    return (comma < 0 ? images : images.substring(0, comma)).strip();
  }

  private static String repository(String image) {
    String named = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    int colon = named.lastIndexOf(':');
    return colon > named.lastIndexOf('/') ? named.substring(0, colon) : named;
  }

  /// `2.9.0` of `registry:5000/shop/checkout:2.9.0`; the first digits of a digest; `latest` where neither is written.
  private static String tag(String image) {
    if (image.isEmpty()) {
      return "";
    }
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    int colon = named.lastIndexOf(':');
    if (colon > named.lastIndexOf('/')) {
      return named.substring(colon + 1);
    }
    if (at < 0) {
      return "latest";
    }
    String digest = image.substring(image.indexOf(':', at) + 1);
    return digest.substring(0, Math.min(10, digest.length()));
  }

  /// `checkout:2.9.0` of `registry:5000/shop/checkout:2.9.0`: without the registry and the path; of a digest the first digits.
  public static String name(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    int digest = name.indexOf('@');
    return digest < 0 ? name : name.substring(0, digest) + "@" + tag(name.substring(digest));
  }
}
