// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.ContainerState;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.tail.LogEvent;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.core.tail.LogTarget;
import dev.pilothouse.core.tail.TargetEvents;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which events stand beside the lines of a log.
class TargetEventsTest {
  private static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "basket", "shop-basket");
  private final FakeSession session = Shop.open();
  private final AtomicInteger changes = new AtomicInteger();
  private final TargetEvents events = new TargetEvents(new LogTarget(session, CHECKOUT), changes::incrementAndGet);

  @AfterEach
  void close() {
    events.close();
  }

  private static JsonNode event(String name, String kind, String object, String uid, String time, String type) {
    return Shop.parse("""
        {'metadata':{'name':'%1$s','namespace':'shop','uid':'event-%1$s'},'type':'%6$s','reason':'BackOff','message':'again','count':3,
         'involvedObject':{'kind':'%2$s','name':'%3$s','uid':'%4$s','namespace':'shop'},'lastTimestamp':'%5$s'}"""
        .formatted(name, kind, object, uid, time, type));
  }

  private LogStream stream(String uid) {
    ResourceRef pod = new ResourceRef(PodKind.KIND, "shop", "basket-1", uid);
    return new LogStream(0, new LogTarget(session, CHECKOUT), pod, "app", ContainerState.Type.MAIN, new LogStream.Phase.Following(), true);
  }

  @Test
  void those_of_the_pods_and_of_the_object_in_the_order_of_their_times() {
    session.add(new EventKind(), event("a", "Pod", "basket-1", "uid-1", "2026-11-21T10:42:09Z", "Warning"));
    session.add(new EventKind(), event("b", "Deployment", "basket", "shop-basket", "2026-11-21T10:42:07Z", "Normal"));
    session.add(new EventKind(), event("c", "Pod", "basket-1", "uid of the pod before", "2026-11-21T10:42:08Z", "Normal"));
    session.add(new EventKind(), event("d", "Pod", "other", "uid-9", "2026-11-21T10:42:08Z", "Normal"));
    assertThat(changes).hasPositiveValue();
    assertThat(events.of(List.of(stream("uid-1"))))
        .containsExactly(
            new LogEvent(Instant.parse("2026-11-21T10:42:07Z").toEpochMilli(), false, "Deployment basket", "BackOff", "again", 3),
            new LogEvent(Instant.parse("2026-11-21T10:42:09Z").toEpochMilli(), true, "Pod basket-1", "BackOff", "again", 3));
  }

  @Test
  void a_pod_that_joins_brings_its_events() {
    session.add(new EventKind(), event("a", "Pod", "basket-1", "uid-1", "2026-11-21T10:42:09Z", "Warning"));
    assertThat(events.of(List.of())).isEmpty();
    assertThat(events.of(List.of(stream("uid-1")))).hasSize(1);
  }
}
