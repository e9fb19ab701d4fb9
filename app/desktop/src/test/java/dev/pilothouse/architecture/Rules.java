// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// Who may import whom, and what nobody may do. The names are those of the planted violations that prove each rule.
final class Rules {
  private static final String[] CORE_MAY_USE = {
    "java..", "dev.pilothouse.core..", "com.fasterxml.jackson..", "org.yaml.snakeyaml..", "com.github.difflib..",
    "org.slf4j..", "org.jspecify.."
  };

  private Rules() {}

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    layers(rules);
    screens(rules);
    threads(rules);
    bans(rules);
    return rules;
  }

  private static void layers(Map<String, ArchRule> rules) {
    rules.put(
        "CoreUsesPixels",
        classes().that().resideInAPackage("dev.pilothouse.core..").should().onlyDependOnClassesThat().resideInAnyPackage(CORE_MAY_USE));
    rules.put("CoreCircle", slices().matching("dev.pilothouse.core.(*)..").should().beFreeOfCycles());
    rules.put(
        "UiUsesKube",
        noClasses()
            .that()
            .resideInAPackage("dev.pilothouse.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.pilothouse.kube..", "dev.pilothouse.sample..", "dev.pilothouse.desktop..", "io.fabric8..", "io.vertx.."));
    rules.put(
        "KubeUsesUi",
        noClasses()
            .that()
            .resideInAPackage("dev.pilothouse.kube..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.pilothouse.ui..", "dev.pilothouse.themes..", "dev.pilothouse.desktop..", "javafx.."));
    rules.put(
        "SampleUsesCore",
        noClasses()
            .that()
            .resideInAnyPackage("dev.pilothouse.sample..", "dev.pilothouse.themes..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.pilothouse..")
                    .and(resideOutsideOfPackages("dev.pilothouse.sample..", "dev.pilothouse.themes.."))));
    rules.put(
        "WritesBesideTheBus",
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.pilothouse.core.command..", "dev.pilothouse.core.port..", "dev.pilothouse.kube..")
            .should()
            .callMethodWhere(target(owner(assignableTo("dev.pilothouse.core.port.ClusterWrites")))));
  }

  private static void screens(Map<String, ArchRule> rules) {
    rules.put(
        "FeatureUsesFeature",
        slices().assignedFrom(new Features()).should().notDependOnEachOther().as("features know each other only by Route"));
    rules.put(
        "ShellUsesFeature",
        noClasses()
            .that()
            .resideInAnyPackage("dev.pilothouse.ui.shell..", "dev.pilothouse.ui.nav..", "dev.pilothouse.ui.control..", "dev.pilothouse.ui.fx..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.pilothouse.ui.feature.."));
    rules.put(
        "PixelsViewModel",
        noClasses()
            .that(
                describe(
                    "are view models or rows",
                    (JavaClass type) -> type.getSimpleName().endsWith("ViewModel") || type.getSimpleName().matches("\\w+Row")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml.."));
    rules.put(
        "BusyController",
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .and()
            .resideInAPackage("dev.pilothouse.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.pilothouse.core.port..", "dev.pilothouse.core.store.."));
  }

  private static void threads(Map<String, ArchRule> rules) {
    rules.put(
        "RunsLater",
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.pilothouse.ui.fx..")
            .should()
            .callMethodWhere(target(name("runLater")).and(target(owner(assignableTo("javafx.application.Platform"))))));
    DescribedPredicate<JavaClass> maker = assignableTo(Thread.class).or(assignableTo(java.util.concurrent.Executors.class));
    rules.put(
        "StartsThread",
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.pilothouse.ui.fx..", "dev.pilothouse.kube..", "dev.pilothouse.sample..", "dev.pilothouse.desktop..", "dev.pilothouse.bench..")
            .should()
            .callMethodWhere(
                target(owner(maker))
                    .and(
                        describe(
                            "make or start threads",
                            call -> call.getName().matches("start|new\\w+|startVirtualThread|ofVirtual|ofPlatform")))));
    rules.put(
        "OpensPort",
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.pilothouse.kube.stream..", "dev.pilothouse.sample..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.net.ServerSocket.class));
  }

  private static void bans(Map<String, ArchRule> rules) {
    rules.put(
        "HoldsState",
        fields()
            .that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("com.sun..")
            .should()
            .beFinal());
    rules.put("IsSingleton", methods().should().notHaveName("getInstance"));
    rules.put(
        "RunsShell",
        noClasses().should().callMethodWhere(target(name("exec")).and(target(owner(assignableTo(Runtime.class))))));
    rules.put(
        "AutoConfigures",
        noClasses()
            .should()
            .callMethodWhere(
                target(describe("autoConfigure or fromKubeconfig", (com.tngtech.archunit.core.domain.AccessTarget t) ->
                        t.getName().matches("autoConfigure|fromKubeconfig")))
                    .and(target(owner(assignableTo("io.fabric8.kubernetes.client.Config"))))));
    rules.put(
        "LoadsYamlBlindly",
        noClasses().should().callConstructor("org.yaml.snakeyaml.Yaml", new String[0]).as("YAML is read with limits, never by new Yaml()"));
  }

  /// One slice for each feature.
  private static final class Features implements SliceAssignment {
    private static final String ROOT = "dev.pilothouse.ui.feature.";

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String where = type.getPackageName();
      return where.startsWith(ROOT)
          ? SliceIdentifier.of(where.substring(ROOT.length()).split("\\.")[0])
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "features";
    }
  }
}
