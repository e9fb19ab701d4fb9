// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.kind;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What must not be in a row, and what a row keeps for relations.
class KeptFieldsTest {

  @Test
  void noValueOfASecretIsEverInARow() {
    SecretKind kind = new SecretKind();
    Row row =
        ObjectRows.read(
            kind,
            """
            metadata: {name: db, namespace: shop, uid: u-1, annotations: {note: hush-annotation}}
            type: Opaque
            data: {password: aHVzaC1kYXRh}
            stringData: {token: hush-string}
            """);
    for (int i = 0; i < kind.fields(); i++) {
      assertThat(String.valueOf(row.cell(i))).doesNotContain("hush", "aHVzaC", "password", "token");
    }
    assertThat(row.number(SecretKind.KEYS)).isEqualTo(1);
  }

  @Test
  void aPodKeepsTheNamesOfWhatItUsesAndNoValueOfItsEnvironment() {
    Row row =
        ObjectRows.read(
            new PodKind(),
            """
            metadata: {name: cart, namespace: shop, uid: u-1}
            spec:
              containers:
              - name: main
                image: shop/cart:1.0
                env:
                - {name: PASSWORD, value: hush}
                - {name: KEY, valueFrom: {secretKeyRef: {name: cart-key, key: k}}}
                envFrom:
                - configMapRef: {name: cart-env}
              volumes:
              - {name: data, persistentVolumeClaim: {claimName: cart-data}}
              - name: all
                projected: {sources: [{secret: {name: extra}}, {configMap: {name: kube-root-ca.crt}}]}
              imagePullSecrets: [{name: registry}]
            """);
    assertThat(PodKind.references(row))
        .extracting(one -> one.target() + " " + one.use() + " " + one.name())
        .containsExactlyInAnyOrder(
            "SECRET ENVIRONMENT cart-key",
            "CONFIG_MAP ENVIRONMENT cart-env",
            "CLAIM VOLUME cart-data",
            "SECRET VOLUME extra",
            "SECRET PULL registry");
    for (int i = 0; i < new PodKind().fields(); i++) {
      assertThat(String.valueOf(row.cell(i))).doesNotContain("hush");
    }
  }

  @Test
  void aSelectorKnowsExpressions() {
    Selector selector =
        new Selector(
            Labels.of(java.util.Map.of("app", "cart")),
            java.util.List.of(
                new Selector.Requirement("tier", "NotIn", java.util.List.of("edge")),
                new Selector.Requirement("old", "DoesNotExist", java.util.List.of())));
    assertThat(selector.matches(Labels.of(java.util.Map.of("app", "cart")))).isTrue();
    assertThat(selector.matches(Labels.of(java.util.Map.of("app", "cart", "tier", "edge")))).isFalse();
    assertThat(selector.matches(Labels.of(java.util.Map.of("app", "cart", "old", "")))).isFalse();
    assertThat(selector).hasToString("app=cart,tier notin (edge),!old");
    assertThat(Selector.EVERYTHING.matches(Labels.NONE)).isTrue();
  }

  @Test
  void namesAreOrderedAsPeopleCount() {
    assertThat(java.util.stream.Stream.of("db-10", "db-2", "DB-1", "db", "db-02").sorted(NaturalOrder::compare))
        .containsExactly("db", "DB-1", "db-02", "db-2", "db-10");
  }

  @Test
  void aKindThatIsNotBuiltInShowsTheServersColumns() {
    GenericKind kind =
        new GenericKind(
            new dev.pilothouse.core.model.ResourceKind("harbour.example", "v1", "ferries", "Ferry", true),
            java.util.List.of(
                new GenericKind.TableColumn("Name", "string", "name", 0, ""),
                new GenericKind.TableColumn("Route", "string", "", 0, ""),
                new GenericKind.TableColumn("Decks", "integer", "", 1, ""),
                new GenericKind.TableColumn("Ready", "string", "", 0, ""),
                new GenericKind.TableColumn("Age", "date", "", 0, "")));
    RowBuilder builder = new RowBuilder(kind.fields()).name("north").namespace("demo").uid("u");
    builder.cell(1, "oslo-kiel");
    builder.cell(2, 3L);
    builder.cell(3, "False");
    Row row = builder.build();
    assertThat(kind.columns()).extracting(Column::id)
        .containsExactly("namespace", "name", "table.1", "table.2", "status", "age", "labels");
    assertThat(kind.columns().get(3).wide()).isTrue();
    assertThat(kind.columns().get(2).value().apply(row)).isEqualTo("oslo-kiel");
    assertThat(KindFixturesTest.words(kind.status(row, 0))).isEqualTo("BAD status.generic.not Ready");
  }
}
