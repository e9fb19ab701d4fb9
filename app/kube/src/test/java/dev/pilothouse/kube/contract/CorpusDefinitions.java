// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.yaml.Corpus;
import dev.pilothouse.core.yaml.YamlDocument;
import dev.pilothouse.core.yaml.YamlMapping;
import dev.pilothouse.core.yaml.YamlText;
import dev.pilothouse.kube.discovery.OpenApiReader;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.awaitility.Awaitility.await;

/// The custom resource definitions of the corpus on a cluster, for as long as a test needs them.
final class CorpusDefinitions implements AutoCloseable {
  private static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private final ClusterUnderTest cluster;
  private final List<String> names = new ArrayList<>();

  private CorpusDefinitions(ClusterUnderTest cluster) {
    this.cluster = cluster;
  }

  static CorpusDefinitions create(ClusterUnderTest cluster) throws Exception {
    CorpusDefinitions definitions = new CorpusDefinitions(cluster);
    List<String> versions = new ArrayList<>();
    for (Path file : Corpus.files("/dev/pilothouse/core/yaml/crds")) {
      String text = Files.readString(file);
      for (YamlDocument document : YamlText.read(text).documents()) {
        YamlMapping object = document.object().orElseThrow();
        definitions.create(object.mapping("metadata").orElseThrow().text("name"), document.span().of(text));
        YamlMapping spec = object.mapping("spec").orElseThrow();
        spec.items("versions").forEach(version -> versions.add(spec.text("group") + "/" + ((YamlMapping) version).text("name")));
      }
    }
    for (String version : versions) {
      await().atMost(Duration.ofSeconds(60)).until(() -> isServed(cluster, version));
    }
    return definitions;
  }

  private void create(String name, String text) throws Exception {
    HttpResponse<String> answer =
        cluster.http().send(cluster.http().request(PATH).post("application/yaml", text).build(), String.class, LIMIT);
    if (!answer.isSuccessful() && answer.code() != 409) {
      throw new IllegalStateException(name + ": " + answer.body());
    }
    names.add(name);
    await().atMost(Duration.ofSeconds(30)).until(() -> isEstablished(name));
  }

  private boolean isEstablished(String name) throws Exception {
    for (JsonNode condition : cluster.get(PATH + "/" + name).path("status").path("conditions")) {
      if (condition.path("type").asText().equals("Established") && condition.path("status").asText().equals("True")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isServed(ClusterUnderTest cluster, String apiVersion) {
    try {
      return new OpenApiReader(cluster.http()).schemas(apiVersion) != null;
    } catch (ClusterException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    for (String name : names) {
      cluster.http().send(cluster.http().request(PATH + "/" + name).delete("application/json", "{}").build(), String.class, LIMIT);
    }
  }
}
