// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.ui.testing.FakeSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourceNamesTest {
  private final FakeSession session = new FakeSession();
  private final List<LogStream> streams = new ArrayList<>();

  private void stream(String pod, String container) {
    ResourceRef ref = new ResourceRef(PodKind.KIND, "shop", pod, "uid-" + pod);
    streams.add(
        new LogStream(
            streams.size(), new LogTarget(session, ref), ref, container, ContainerState.Type.MAIN, new LogStream.Phase.Following(), true));
  }

  private List<String> names() {
    SourceNames names = SourceNames.of(streams);
    return streams.stream().map(one -> names.looks().get(one.source()).name()).toList();
  }

  @Test
  void one_container_needs_no_name() {
    stream("checkout-7d9f-x2k8q", "app");
    assertThat(names()).containsExactly("");
    assertThat(SourceNames.of(streams).width()).isZero();
  }

  @Test
  void pods_are_told_apart_by_the_end_of_their_names() {
    stream("checkout-7d9f-x2k8q", "app");
    stream("checkout-7d9f-p9wtz", "app");
    assertThat(names()).containsExactly("x2k8q", "p9wtz");
  }

  @Test
  void ordinals_alone_say_too_little() {
    stream("db-0", "app");
    stream("db-1", "app");
    assertThat(names()).containsExactly("db-0", "db-1");
  }

  @Test
  void the_same_end_twice_says_nothing() {
    stream("a-abcd", "app");
    stream("b-abcd", "app");
    assertThat(names()).containsExactly("a-abcd", "b-abcd");
  }

  @Test
  void pods_of_two_contexts_are_told_apart_by_the_letters_of_their_context_in_its_colour() {
    stream("checkout-7d9f-x2k8q", "app");
    ResourceRef same = new ResourceRef(PodKind.KIND, "shop", "checkout-7d9f-x2k8q", "uid-us");
    streams.add(
        new LogStream(
            1, new LogTarget(new FakeSession("us-staging"), same), same, "app", ContainerState.Type.MAIN,
            new LogStream.Phase.Following(), true));
    assertThat(names()).containsExactly("x2k8q", "x2k8q");
    SourceNames names = SourceNames.of(streams);
    assertThat(streams).extracting(one -> names.looks().get(one.source()).context()).containsExactly("PE", "US");
    assertThat(names.looks().get(0).contextTone()).isNotEqualTo(names.looks().get(1).contextTone());
    assertThat(names.width()).isEqualTo("PE x2k8q".length());
  }

  @Test
  void pods_of_one_name_in_two_namespaces_are_named_with_them() {
    stream("db-0", "app");
    ResourceRef other = new ResourceRef(PodKind.KIND, "bank", "db-0", "uid-bank");
    streams.add(
        new LogStream(
            1, new LogTarget(session, other), other, "app", ContainerState.Type.MAIN, new LogStream.Phase.Following(), true));
    assertThat(names()).containsExactly("shop/db-0", "bank/db-0");
  }

  @Test
  void containers_are_named_where_there_are_several() {
    stream("checkout-7d9f-x2k8q", "app");
    stream("checkout-7d9f-x2k8q", "envoy");
    assertThat(names()).containsExactly("app", "envoy");
    stream("checkout-7d9f-p9wtz", "app");
    assertThat(names()).containsExactly("x2k8q/app", "x2k8q/envoy", "p9wtz/app");
  }

  @Test
  void containers_of_one_pod_share_its_colour_and_pods_have_their_own() {
    stream("checkout-7d9f-x2k8q", "app");
    stream("checkout-7d9f-x2k8q", "envoy");
    stream("checkout-7d9f-p9wtz", "app");
    SourceNames names = SourceNames.of(streams);
    assertThat(names.looks().get(0).tone()).isEqualTo(names.looks().get(1).tone()).isNotEqualTo(names.looks().get(2).tone());
  }
}
