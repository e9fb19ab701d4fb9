// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.YamlEntry;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlNode;
import dev.pilothouse.core.yaml.YamlSequence;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.kube.connect.ClusterHttp;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server says of an object that is not created: `dryRun=All` with strict field validation.
final class StrictDryRun {
  private static final Pattern STRICT = Pattern.compile("(unknown|duplicate) field \"([^\"]+)\"");
  private static final Pattern STEP = Pattern.compile("[^.\\[\\]]+|\\[[^\\]]*\\]");
  private final ClusterHttp http;
  private final Discovery discovery;

  StrictDryRun(ClusterHttp http, Discovery discovery) {
    this.http = http;
    this.discovery = discovery;
  }

  /// The server's refusals, `path: why` each; none when it takes the object, empty when it serves no such kind.
  Optional<List<String>> refusals(String text, String namespace) throws Exception {
    Optional<YamlMapping> object = YamlText.read(text).documents().getFirst().object();
    Optional<ResourceKind> kind = object.flatMap(it -> discovery.byKind(it.text("apiVersion"), it.text("kind")));
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    String path = kind.get().path(namespace) + "?dryRun=All&fieldValidation=Strict";
    HttpResponse<String> answer =
        http.send(http.request(path).post("application/yaml", text).build(), String.class, Duration.ofSeconds(20));
    JsonNode body = new ObjectMapper().readTree(answer.body());
    return Optional.of(answer.isSuccessful() ? List.of() : refusals(body));
  }

  private static List<String> refusals(JsonNode status) {
    List<String> refusals = new ArrayList<>();
    String message = status.path("message").asText("");
    Matcher strict = STRICT.matcher(message);
    while (strict.find()) {
      refusals.add(strict.group(2) + ": " + strict.group(1) + " field");
    }
    for (JsonNode cause : status.path("details").path("causes")) {
      String field = cause.path("field").asText("");
      refusals.add(field + ": " + cause.path("reason").asText());
    }
    if (refusals.isEmpty()) {
      refusals.add(": " + message);
    }
    return refusals.stream().distinct().toList();
  }

  /// Whether one of our problems stands where the server's refusal points: at the field, in it, or at what holds it. What cannot be
  /// decoded at all the server refuses without a path; there any error of ours will do.
  static boolean isFound(String refusal, String text, List<Problem> problems) {
    String path = refusal.substring(0, refusal.indexOf(": "));
    YamlMapping root = YamlText.read(text).documents().getFirst().object().orElse(null);
    if (path.isEmpty() || path.equals("<nil>") || root == null) {
      return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }
    Place place = place(root, path);
    return problems.stream().anyMatch(problem ->
        problem.fault() instanceof Fault.WrongType wrong && List.of(path.split("[.\\[]")).contains(wrong.field())
            || place.whole() && overlap(place.span(), problem.span())
            || !place.whole() && misses(problem, place.missing()));
  }

  private static boolean misses(Problem problem, String name) {
    return switch (problem.fault()) {
      case Fault.MissingField it -> it.field().equals(name);
      case Fault.SelectorMismatch it -> true;
      case Fault.WrongType it -> true;
      default -> false;
    };
  }

  private static boolean overlap(Span a, Span b) {
    return a.start() <= b.end() && b.start() <= a.end();
  }

  /// @param whole whether the path was followed to its end
  /// @param missing the field that is not there
  private record Place(Span span, boolean whole, String missing) {}

  private static Place place(YamlMapping root, String path) {
    YamlNode node = root;
    Span span = root.span();
    Matcher steps = STEP.matcher(path);
    while (steps.find()) {
      String step = steps.group();
      String name = step.startsWith("[") ? step.substring(1, step.length() - 1) : step;
      Optional<YamlEntry> entry = node instanceof YamlMapping mapping ? mapping.entry(name) : Optional.empty();
      if (entry.isPresent()) {
        span = entry.get().span();
        node = entry.get().value().meant();
      } else if (node instanceof YamlSequence list && name.matches("[0-9]+") && Integer.parseInt(name) < list.items().size()) {
        node = list.items().get(Integer.parseInt(name)).meant();
        span = node.span();
      } else {
        return new Place(span, false, name);
      }
    }
    return new Place(span, true, "");
  }
}
