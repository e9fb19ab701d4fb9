// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.yaml.Outline;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Problem.Rung;
import dev.pilothouse.core.yaml.Problem.Severity;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.core.yaml.edit.FieldOwners.Owner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is known of a text.
///
/// @param problems in the order of the text
/// @param steps how each step of the check stands
/// @param owners who wrote the field that a line begins, by line from 0
/// @param changed the lines that are not as they were opened, from 0
/// @param outline the text as a tree
record Checked(
    YamlText text, List<Problem> problems, Map<Rung, Step> steps, Map<Integer, List<Owner>> owners, BitSet changed,
    List<Outline> outline) {
  static final Checked NOTHING = new Checked(YamlText.read(""), List.of(), Map.of(), Map.of(), new BitSet(), List.of());

  Checked {
    problems = List.copyOf(problems);
    steps = Map.copyOf(steps);
    owners = Map.copyOf(owners);
    outline = List.copyOf(outline);
  }

  /// How a step stands.
  ///
  /// @param why what keeps it from saying anything, or what it cannot vouch for; empty without
  record Step(State state, int errors, int warnings, String why) {
    static Step of(List<Problem> problems, Rung rung) {
      int errors = count(problems, rung, Severity.ERROR);
      int warnings = count(problems, rung, Severity.WARNING);
      return new Step(errors > 0 ? State.BAD : warnings > 0 ? State.WARNED : State.GOOD, errors, warnings, "");
    }

    static Step notYet() {
      return new Step(State.NOT_YET, 0, 0, "");
    }

    static Step running() {
      return new Step(State.RUNNING, 0, 0, "");
    }

    static Step unknown(String why) {
      return new Step(State.UNKNOWN, 0, 0, why);
    }

    /// The same, said with a reservation.
    Step but(String why) {
      return new Step(state, errors, warnings, why);
    }

    private static int count(List<Problem> problems, Rung rung, Severity severity) {
      return (int) problems.stream().filter(one -> one.rung() == rung && one.severity() == severity).count();
    }
  }

  /// The states of a step.
  enum State {
    NOT_YET,
    RUNNING,
    GOOD,
    WARNED,
    BAD,
    UNKNOWN
  }

  Step step(Rung rung) {
    return steps.getOrDefault(rung, Step.notYet());
  }

  /// The same with what the server says.
  Checked with(List<Problem> said, Step server) {
    List<Problem> all = new ArrayList<>(problems.stream().filter(one -> one.rung() != Rung.SERVER).toList());
    all.addAll(said);
    all.sort(Comparator.comparingInt(one -> one.span().start()));
    Map<Rung, Step> next = new EnumMap<>(Rung.class);
    next.putAll(steps);
    next.put(Rung.SERVER, server);
    return new Checked(text, all, next, owners, changed, outline);
  }
}
