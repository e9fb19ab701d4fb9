// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The tree beside the text, and the path above it.
class OutlineTest {
  private static final String CHECKOUT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: checkout
      spec:
        selector:
          matchLabels: {app: checkout, team: shop}
        strategy:
          type: RollingUpdate
        template:
          spec:
            containers:
              - name: app
                image: registry.acme.eu/shop/checkout:2.9.1
                args: [a, b]
              - image: proxy
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: env}
      """;

  private static List<Outline> outline(String text) {
    return Outline.of(YamlText.read(text));
  }

  private static void written(List<Outline> nodes, int depth, List<String> lines) {
    for (Outline node : nodes) {
      String value = node.value().isEmpty() ? "" : " " + node.value();
      lines.add("  ".repeat(depth) + node.name() + value + " @" + (node.line() + 1));
      written(node.children(), depth + 1, lines);
    }
  }

  @Test
  void everyPartHasItsNameAShortValueAndItsLine() {
    List<String> lines = new ArrayList<>();
    written(outline(CHECKOUT), 0, lines);
    assertThat(lines)
        .containsSequence("Deployment checkout @1", "  apiVersion apps/v1 @1", "  kind Deployment @2", "  metadata checkout @3")
        .containsSequence("    selector app=checkout, team=shop @6", "      matchLabels @7")
        .containsSequence("    strategy RollingUpdate @8", "      type RollingUpdate @9")
        .containsSequence("        containers 2 @12", "          app @13", "            name app @13", "            image checkout:2.9.1 @14")
        .containsSequence("          2 @16", "            image proxy @16")
        .containsSequence("ConfigMap env @18");
  }

  @Test
  void aPlaceHasItsPathFromTheObjectDown() {
    List<Outline> outline = outline(CHECKOUT);
    assertThat(Outline.at(outline, CHECKOUT.indexOf("2.9.1")))
        .extracting(Outline::name)
        .containsExactly("Deployment", "spec", "template", "spec", "containers", "app", "image");
    assertThat(Outline.at(outline, CHECKOUT.indexOf("env}"))).extracting(Outline::name).containsExactly("ConfigMap", "metadata", "name");
  }

  @Test
  void aBrokenLineCostsOnlyItself() {
    assertThat(outline("kind: Pod\nspec:\n  a: 'x\n")).hasSize(1);
    assertThat(outline("")).isEmpty();
    assertThat(outline("a: &x {b: 1}\nc: *x\n").getFirst().children()).extracting(Outline::name).containsExactly("a", "c");
  }
}
