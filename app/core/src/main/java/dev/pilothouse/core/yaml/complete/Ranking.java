// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import dev.pilothouse.core.search.FuzzyMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts proposals in the order of what was typed. Used once.
final class Ranking {
  /// More than this nobody reads.
  private static final int MOST = 200;

  private record Ranked(Proposal proposal, int score) {}

  private final FuzzyMatcher matcher;
  private final List<Ranked> fitting = new ArrayList<>();
  private final List<Proposal> apart = new ArrayList<>();

  Ranking(FuzzyMatcher matcher) {
    this.matcher = matcher;
  }

  /// @param name what has to fit, which is the end of the label
  /// @param from where in the label it begins
  /// @param bonus what is added to how well it fits
  void add(Proposal proposal, String name, int from, int bonus) {
    FuzzyMatcher.@Nullable Match match = matcher.match(name);
    if (match == null || proposal.apart()) {
      apart.add(match == null ? proposal.putApart() : moved(proposal, match, from));
    } else {
      fitting.add(new Ranked(moved(proposal, match, from), match.score() + bonus));
    }
  }

  private static Proposal moved(Proposal proposal, FuzzyMatcher.Match match, int from) {
    return proposal.matched(match.positions().stream().map(at -> at + from).toList());
  }

  /// @param others fill up the list with what does not fit until there are this many; what is set already always stands there
  ///     when nothing was typed
  List<Proposal> ranked(int others) {
    List<Proposal> all = new ArrayList<>();
    fitting.stream()
        .sorted(Comparator.comparingInt(Ranked::score).reversed())
        .limit(MOST)
        .forEach(each -> all.add(each.proposal()));
    boolean typed = others > 0;
    if (!typed || !all.isEmpty()) {
      int most = typed ? others - all.size() : MOST;
      // What is neither typed nor set comes before what is set.
      apart.stream()
          .filter(each -> typed || each.setInLine() > 0)
          .filter(each -> each.kind() == Proposal.Kind.FIELD)
          .sorted(Comparator.comparing(each -> each.setInLine() > 0))
          .limit(Math.max(0, most))
          .forEach(all::add);
    }
    return all;
  }
}
