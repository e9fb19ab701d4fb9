// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.yaml.Corpus;
import dev.pilothouse.core.yaml.Corpus.Case;
import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Lines;
import dev.pilothouse.core.yaml.Problem;
import dev.pilothouse.core.yaml.schema.OpenApiDocument;
import dev.pilothouse.core.yaml.schema.ServedSchemas;
import dev.pilothouse.kube.discovery.DiscoveryReader;
import dev.pilothouse.kube.discovery.OpenApiReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The corpus of good and bad objects on a real control plane: what steps 1 to 3 call wrong the server refuses, what they call
/// right it takes, and where the server knows more the data files say so, by its path.
class CorpusContractTest {

  /// Writes the server's own refusals into the data files, for a person to read before they become what is expected.
  public static void main(String... args) throws Exception {
    Map<String, StringBuilder> files = new LinkedHashMap<>();
    try (Run run = new Run()) {
      for (Case each : Corpus.cases()) {
        List<String> more = run.more(each).orElse(List.of());
        files.computeIfAbsent(each.file(), name -> new StringBuilder()).append(each.written(each.expected(), more));
      }
    }
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Files.writeString(Path.of("../core/src/test/resources" + Corpus.FOLDER, file.getKey()), file.getValue());
    }
  }

  @Test
  void theServerSaysOfEveryObjectWhatTheDataFileSays() throws Exception {
    assumeTrue(ClusterUnderTest.names().contains("real"), "only a real server has every rule");
    List<String> differ = new ArrayList<>();
    try (Run run = new Run()) {
      for (Case each : Corpus.cases()) {
        List<String> problems = run.problems(each.text());
        if (!problems.equals(each.expected())) {
          differ.add(each + ": by this server's schemas " + problems);
        }
        Optional<List<String>> more = run.more(each);
        if (more.isPresent() && !more.get().equals(each.server())) {
          differ.add(each + ": the server says " + more.get());
        }
        run.verdict(each).ifPresent(verdict -> differ.add(each + ": " + verdict));
      }
    }
    assertThat(differ).isEmpty();
  }

  /// One pass over the corpus.
  private static final class Run implements AutoCloseable {
    private final ClusterUnderTest cluster = ClusterUnderTest.open("real");
    private final CorpusDefinitions definitions = CorpusDefinitions.create(cluster);
    private final Discovery discovery = new DiscoveryReader(cluster.http()).read();
    private final StrictDryRun server = new StrictDryRun(cluster.http(), discovery);
    private final ServedSchemas served = served();

    private Run() throws Exception {}

    private ServedSchemas served() throws Exception {
      OpenApiReader reader = new OpenApiReader(cluster.http());
      Map<String, List<String>> versions = new HashMap<>();
      Map<String, OpenApiDocument> documents = new HashMap<>();
      for (var kind : discovery.kinds()) {
        versions.computeIfAbsent(kind.kind(), key -> new ArrayList<>()).add(kind.apiVersion());
        if (!documents.containsKey(kind.apiVersion())) {
          try {
            documents.put(kind.apiVersion(), reader.schemas(kind.apiVersion()));
          } catch (ClusterException none) {
            // A group whose server is away has no schemas.
            continue;
          }
        }
      }
      return new ServedSchemas(versions, documents);
    }

    private List<Problem> check(String text) {
      return Corpus.check(text, served);
    }

    List<String> problems(String text) {
      Lines lines = Lines.of(text);
      return check(text).stream().map(problem -> Corpus.told(problem, lines)).toList();
    }

    /// What the server refuses and we did not find.
    Optional<List<String>> more(Case each) throws Exception {
      String text = each.text();
      List<Problem> problems = check(text);
      return server.refusals(here(text), cluster.namespace())
          .map(all -> all.stream().filter(one -> !StrictDryRun.isFound(one, text, problems)).toList());
    }

    private String here(String text) {
      return text.replace("namespace: default", "namespace: " + cluster.namespace());
    }

    /// Where the server's verdict is another one than ours.
    Optional<String> verdict(Case each) throws Exception {
      List<Problem> errors = check(each.text()).stream().filter(Run::isTheServersAffair).toList();
      Optional<List<String>> refusals = server.refusals(here(each.text()), cluster.namespace());
      if (refusals.isEmpty()) {
        return errors.isEmpty() ? Optional.of("the server has no such kind, and we say nothing") : Optional.empty();
      }
      if (refusals.get().isEmpty() && !errors.isEmpty()) {
        return Optional.of("the server takes it, and we do not");
      }
      String fixed = each.text();
      for (Problem problem : errors.reversed()) {
        fixed = problem.fixes().isEmpty() ? fixed : problem.fixes().getFirst().applyTo(fixed);
      }
      boolean whole = !errors.isEmpty() && errors.stream().allMatch(Run::isAnswered);
      Optional<List<String>> after = whole ? server.refusals(here(fixed), cluster.namespace()) : Optional.empty();
      return after.filter(left -> !left.isEmpty() && check(each.text()).size() > 0 && each.server().isEmpty())
          .map(left -> "after the fixes the server says " + left);
    }

    /// To take out a field that nobody knows leaves open where it belongs.
    private static boolean isAnswered(Problem problem) {
      return !problem.fixes().isEmpty()
          && !(problem.fault() instanceof Fault.UnknownField && problem.fixes().getFirst().kind() == Fix.Kind.REMOVE);
    }

    /// A probe of a port that is not there fails on the node, not on the server.
    private static boolean isTheServersAffair(Problem problem) {
      return problem.severity() == Problem.Severity.ERROR && !(problem.fault() instanceof Fault.MissingPort);
    }

    @Override
    public void close() throws Exception {
      definitions.close();
      cluster.close();
    }
  }
}
