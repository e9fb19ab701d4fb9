// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds the program to its architecture, and each rule to its word: for every rule stands a planted violation of the same name
/// among the test classes, and the rule must find it.
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.pilothouse");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("dev.pilothouse");

  @TestFactory
  Stream<DynamicTest> the_program_keeps_every_rule() {
    return Rules.all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check(rule.getValue())));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PROGRAM);
  }

  @TestFactory
  Stream<DynamicTest> every_rule_finds_its_planted_violation() {
    return Rules.all().entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () -> {
                      var found = rule.getValue().allowEmptyShould(true).evaluate(PLANTED);
                      assertThat(found.hasViolation()).as("finds a violation").isTrue();
                      assertThat(found.getFailureReport().toString()).contains(rule.getKey());
                    }));
  }

  @Test
  void the_program_was_found_at_all() {
    assertThat(PROGRAM.size()).isGreaterThan(100);
  }
}
