// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.SyntaxError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// `fault-words.txt` holds what a reader is told of every fault, in both languages: the sentence, and what stands at the end of the
/// line; and the label of every fix. It is there to be read as a whole.
class FaultWordsTest {
  private static final Path WORDS = Path.of("src/test/resources/dev/pilothouse/ui/text/fault-words.txt");
  private static final String FORMATS =
      "dns-subdomain dns-label cron-name port-name path-segment qualified-name label-value variable-name data-key host domain "
          + "domain-path path-below no-way-up clean-path trimmed absolute-path percentage address range schedule time-zone";
  private static final List<FaultWords> LANGUAGES =
      List.of(new FaultWords(new Texts(Locale.ENGLISH)), new FaultWords(new Texts(Locale.SIMPLIFIED_CHINESE)));

  /// Writes the words as they are now, for a person to read before they become what is expected.
  public static void main(String... args) throws IOException {
    Files.writeString(WORDS, words());
  }

  @Test
  void everyFaultIsToldInBothLanguagesAsItWasRead() throws IOException {
    assertThat(words()).isEqualTo(Files.readString(WORDS));
  }

  @Test
  void noFaultIsLeftOut() {
    Set<Class<?>> told = faults().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(told).containsExactlyInAnyOrder(Fault.class.getPermittedSubclasses());
  }

  @Test
  void noKeyIsShownInPlaceOfWords() throws IOException {
    assertThat(words().lines().map(String::strip)).noneMatch(line -> line.matches("(fault|fix)\\..*|.*[{}].*"));
  }

  private static String words() {
    StringBuilder text = new StringBuilder();
    for (Fault fault : faults()) {
      for (FaultWords language : LANGUAGES) {
        text.append(language.of(fault)).append("\n  ").append(language.shortly(fault)).append('\n');
      }
      text.append('\n');
    }
    for (Fix.Kind kind : Fix.Kind.values()) {
      Fix fix = Fix.of(kind, kind == Fix.Kind.REPLACE ? "apps/v1" : "replicas", Span.at(0), "");
      LANGUAGES.forEach(language -> text.append(language.of(fix)).append('\n'));
    }
    return text.toString();
  }

  private static List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (SyntaxError error : SyntaxError.values()) {
      faults.add(new Fault.NotYaml(error, detail(error)));
    }
    for (Fault.Hidden kind : Fault.Hidden.values()) {
      faults.add(new Fault.HiddenCharacter("U+202E", kind));
    }
    faults.add(new Fault.UnknownTag("!Ref"));
    faults.add(new Fault.DuplicateKey("image", 1204));
    faults.add(new Fault.GluedDocuments(1));
    faults.add(new Fault.UnknownField("replica", "Deployment spec", "replicas"));
    faults.add(new Fault.UnknownField("colour", "Deployment spec", ""));
    faults.add(new Fault.MissingField("kind", ""));
    faults.add(new Fault.MissingField("selector", "Deployment spec"));
    faults.addAll(values());
    faults.add(new Fault.UnknownKind("apps/v1", "Deploymnet", "Deployment"));
    faults.add(new Fault.UnknownKind("", "Ship", ""));
    faults.add(new Fault.Server("pods \"a\" is forbidden: Policy 'x' with binding 'y' denied request: no such tag"));
    faults.add(new Fault.Server("exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1"));
    faults.add(new Fault.WrongVersion("Deployment", "v1", List.of("apps/v1")));
    faults.add(new Fault.WrongVersion("CronJob", "batch/v1beta1", List.of("batch/v1", "batch/v2")));
    faults.add(new Fault.RemovedVersion("PodDisruptionBudget", "policy/v1beta1", "1.25", "policy/v1", false));
    faults.add(new Fault.RemovedVersion("PodDisruptionBudget", "policy/v1beta1", "1.25", "policy/v1", true));
    faults.add(new Fault.RemovedVersion("PodSecurityPolicy", "policy/v1beta1", "1.25", "", false));
    faults.addAll(references());
    faults.addAll(rules());
    return faults;
  }

  private static List<Fault> rules() {
    List<Fault> faults = new ArrayList<>();
    for (String format : FORMATS.split(" ")) {
      faults.add(new Fault.BreaksRule("name", Fault.Rule.FORMAT, format));
    }
    faults.add(new Fault.NotHere("nodePort", "Service spec.ports[]"));
    faults.add(new Fault.OnlyOne("PodDisruptionBudget spec", List.of("minAvailable", "maxUnavailable")));
    faults.add(new Fault.NoneOf("Ingress spec", List.of("rules", "defaultBackend")));
    faults.add(new Fault.TooMuch("requests.cpu", "2", "limits.cpu", "500m"));
    faults.add(new Fault.Unchangeable("clusterIP", "10.96.0.1"));
    faults.add(new Fault.Unchangeable("selector", ""));
    faults.add(new Fault.NotRemovable("type", "Opaque"));
    faults.add(new Fault.NotRemovable("parameters", ""));
    faults.add(new Fault.Together("completions", "spec.parallelism"));
    faults.add(new Fault.DeprecatedKind("Endpoints", "v1", "1.33", "discovery.k8s.io/v1 EndpointSlice"));
    faults.add(new Fault.DeprecatedKind("ComponentStatus", "v1", "1.19", ""));
    faults.add(new Fault.DeprecatedVersion("Boat", "old.example/v1beta1", "", "old.example/v1"));
    faults.add(new Fault.DeprecatedVersion("Boat", "old.example/v1beta1", "", ""));
    faults.add(new Fault.DeprecatedVersion("Boat", "old.example/v1beta1", "Boats go in March.", "old.example/v1"));
    faults.add(new Fault.OneWay("storage", "2Gi", true));
    faults.add(new Fault.OneWay("activeDeadlineSeconds", "600", false));
    return faults;
  }

  private static String detail(SyntaxError error) {
    return switch (error) {
      case TOO_DEEP -> "100";
      case TOO_LARGE -> "3145728";
      case TOO_MANY_DOCUMENTS -> "1000";
      case BAD_ESCAPE -> "q";
      case RESERVED_CHARACTER -> "@";
      case UNPRINTABLE_CHARACTER -> "U+0007";
      case OTHER -> "while scanning a directive";
      default -> "base";
    };
  }

  private static List<Fault> values() {
    List<Fault> faults = new ArrayList<>();
    for (Fault.Expected expected : Fault.Expected.values()) {
      Fault.Found found = expected == Fault.Expected.STRING ? Fault.Found.INTEGER : Fault.Found.STRING;
      faults.add(new Fault.WrongType("containerPort", expected, found));
    }
    for (Fault.Found found : Fault.Found.values()) {
      faults.add(new Fault.WrongType("args", Fault.Expected.STRING, found));
    }
    faults.add(new Fault.WrongType("", Fault.Expected.OBJECT, Fault.Found.LIST));
    faults.add(new Fault.NotAllowed("imagePullPolicy", "always", List.of("Always", "IfNotPresent", "Never")));
    faults.add(new Fault.NotAllowed("letter", "z", Stream.of("abcdefghij".split("")).toList()));
    for (Fault.Rule rule : Fault.Rule.values()) {
      String limit = rule == Fault.Rule.PATTERN ? "^[a-z]+$" : rule == Fault.Rule.FORMAT ? "uri" : "65535";
      faults.add(new Fault.BreaksRule("port", rule, limit));
    }
    for (String format : List.of("quantity", "byte", "date-time", "int32", "int64")) {
      faults.add(new Fault.BreaksRule("value", Fault.Rule.FORMAT, format));
    }
    faults.add(new Fault.Ambiguous("no", Fault.Found.BOOLEAN, "false"));
    faults.add(new Fault.Ambiguous("0777", Fault.Found.INTEGER, "511"));
    faults.add(new Fault.Ambiguous("1e3", Fault.Found.NUMBER, "1000"));
    return faults;
  }

  private static List<Fault> references() {
    List<Fault> faults = new ArrayList<>();
    for (Fault.Consequence consequence : Fault.Consequence.values()) {
      faults.add(new Fault.MissingObject("Secret", "payments-keys", "shop", "", consequence));
    }
    Fault.Consequence config = Fault.Consequence.NOT_CONFIGURED;
    faults.add(new Fault.MissingObject("Secret", "payments-keys", "shop", "payments-key", config));
    faults.add(new Fault.MissingObject("StorageClass", "fast", "", "", Fault.Consequence.NOT_BOUND));
    faults.add(new Fault.MissingKey("ConfigMap", "checkout-env", "LOG_LEVL", "LOG_LEVEL", config));
    faults.add(new Fault.MissingPort("Service", "checkout", "8080", "", Fault.Consequence.NO_ENDPOINTS));
    faults.add(new Fault.MissingPort("container", "web", "htpp", "http", Fault.Consequence.PROBE_FAILS));
    faults.add(new Fault.MissingPort("", "checkout", "web", "", Fault.Consequence.NO_ENDPOINTS));
    faults.add(new Fault.MissingVolume("cash", "cache"));
    faults.add(new Fault.SelectorMismatch("app=checkout", "chekout"));
    faults.add(new Fault.SelectorMismatch("tier=web", ""));
    faults.add(new Fault.SelectsNothing("Service", "app=checkout", "shop", Fault.Consequence.NO_ENDPOINTS));
    for (Fault.Part part : Fault.Part.values()) {
      faults.add(new Fault.Repeated(part, "web", 12));
    }
    return faults;
  }
}
