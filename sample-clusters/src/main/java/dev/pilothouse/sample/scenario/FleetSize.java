// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.scenario;

import dev.pilothouse.sample.store.ObjectStore;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large a fleet is, read from its name: `fleet`, `fleet:NODESxPODS`, or `fleet:NODESxPODS:CHANGES`, for example
/// `fleet:5000x150000:100`.
///
/// @param changes of pods in a second that happen by themselves: a thousandth of the pods if the name says nothing, 60 at most; a
///     hundredth of them where the name says it
public record FleetSize(int nodes, int pods, int changes) {

  /// What all names of fleets begin with.
  public static final String NAME = "fleet";

  /// For texts that say which names there are.
  public static final String WORDS = "fleet:NODESxPODS[:CHANGES_A_SECOND]";

  private static final Pattern NAMES = Pattern.compile("fleet(?::(\\d{1,5})x(\\d{1,6})(?::(\\d{1,4}))?)?");
  private static final int MOST_NODES = 10_000;
  private static final int MOST_ON_A_NODE = 40;

  /// The size that a name tells; none if it is not the name of a fleet, or of one that is too large, or with more than 40 pods or
  /// less than one to a node.
  public static Optional<FleetSize> of(String name) {
    Matcher words = NAMES.matcher(name);
    if (!words.matches()) {
      return Optional.empty();
    }
    int nodes = words.group(1) == null ? 500 : Integer.parseInt(words.group(1));
    int pods = words.group(2) == null ? 15_000 : Integer.parseInt(words.group(2));
    int changes = words.group(3) == null ? Math.min(60, pods / 1000) : Integer.parseInt(words.group(3));
    boolean good = nodes >= 1 && nodes <= MOST_NODES && pods >= nodes && pods <= nodes * MOST_ON_A_NODE && changes <= pods / 100;
    return good ? Optional.of(new FleetSize(nodes, pods, changes)) : Optional.empty();
  }

  /// How many changes of each type are remembered: those of five minutes, as an API server's storage does, so that a client has the
  /// time to read all in pages and to go on from there.
  int history() {
    return Math.max(ObjectStore.HISTORY, changes * 300);
  }

  /// What the cluster is called: the name without what a file cannot be called.
  String cluster() {
    return equals(of(NAME).orElseThrow()) ? NAME : NAME + "-" + nodes + "x" + pods;
  }
}
