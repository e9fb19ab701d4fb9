// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.search;

import dev.pilothouse.core.kind.ObjectRows;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.Row;
import dev.pilothouse.core.model.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTest {
  private static final long NOW = 1_795_255_500L;
  private final PodKind kind = new PodKind();
  private final Row cart =
      ObjectRows.read(
          kind,
          """
          metadata: {name: Cart-7d9f, namespace: shop, uid: u-1, creationTimestamp: "2026-11-21T09:00:00Z", labels: {app: cart, tier: web}}
          spec: {nodeName: pier-1, containers: [{name: main, image: "shop/cart:1.0", resources: {requests: {memory: 64Mi}}}]}
          status:
            phase: Running
            containerStatuses:
            - {name: main, image: "shop/cart:1.0", restartCount: 7, ready: false, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 1}}}
          """);

  private boolean finds(String text) {
    Query query = Query.parse(text, kind);
    assertThat(query.problems()).isEmpty();
    return query.test(kind, message -> message.key().equals("status.crashLoop") ? "Absturzschleife" : "?", NOW).test(cart);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "cart", "CART-7", "shop", "crash", "absturz", "status:crash", "node:pier-1", "node:pier", "app=cart", "app!=web", "app=",
        "label:app=cart", "label:tier", "ns:shop", "namespace:sho", "!status:running", "!ns:other", "cart node:pier-1 app=cart",
        "\"cart-7\"", "name:\"cart\"", "image:cart:1", "restarts>3", "restarts>=7", "restarts<8", "age>30m", "age<2h", "memoryRequest>1Mi",
        "!", "status:", "app==cart"
      })
  void findsThePod(String text) {
    assertThat(finds(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalog", "status:running", "!cart", "node:pier-2", "app=carts", "app!=cart", "zone=", "ns:other", "cart node:quay",
        "\"cart 7\"", "restarts>7", "age>2d", "!app=cart", "memoryRequest>1Gi"
      })
  void doesNotFindThePod(String text) {
    assertThat(finds(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "colour:red, query.noColumn", "restarts>many, query.noNumber", "age>5, query.noAge", "'\"open', query.openQuote", "size<3, query.noColumn"
  })
  void whatIsNotUnderstoodIsToldAndNeverThrown(String text, String key) {
    assertThat(Query.parse(text, kind).problems()).extracting(Message::key).containsExactly(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "=", "!!", "!=", "><", "\"", "a:\"", "<=", "status:!x", "-", "--", "=a", ":", "\u0000", "!\"\""})
  void noInputMakesItThrow(String text) {
    Query query = Query.parse(text, kind);
    query.test(kind, Message::key, NOW).test(cart);
  }

  @Test
  void shortNamesOfKindsAreKnown() {
    KindNames names = new KindNames(new dev.pilothouse.core.kind.Kinds().builtIn().stream().map(one -> one.kind()).toList());
    assertThat(names.find("po").getFirst().plural()).isEqualTo("pods");
    assertThat(names.find("Deploy").getFirst().plural()).isEqualTo("deployments");
    assertThat(names.find("services").getFirst().kind()).isEqualTo("Service");
    assertThat(names.find("stateful")).extracting(one -> one.kind()).containsExactly("StatefulSet");
    assertThat(names.find("zzz")).isEqualTo(List.of());
    assertThat(KindNames.shortName(PodKind.KIND)).isEqualTo("po");
  }
}
