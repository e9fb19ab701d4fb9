// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

import dev.pilothouse.core.relation.Ownership;
import dev.pilothouse.core.relation.Ownership.Workload;
import dev.pilothouse.core.rollout.Places.Kind;
import dev.pilothouse.core.rollout.Places.Place;
import dev.pilothouse.core.rollout.RolloutRecording.Moment;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlacesTest {

  private static List<Moment> recording(String name) throws IOException, URISyntaxException {
    return RolloutRecording.read(Path.of(PlacesTest.class.getResource("/rollout/" + name + ".jsonl").toURI()));
  }

  private static Places places(Moment moment) {
    Workload workload =
        new Ownership(moment.rows().workloads()).topmost().stream().filter(Rollouts::has).findFirst().orElseThrow();
    return Places.of(moment.progress(), workload.row());
  }

  private static Moment held(String name) throws IOException, URISyntaxException {
    return recording(name).stream().filter(one -> one.progress().partition() > 0).reduce((a, b) -> b).orElseThrow();
  }

  @Test
  void aStatefulSetStandsByOrdinalFromTheHighestAndWhatIsBelowThePartitionStays() throws IOException, URISyntaxException {
    Moment moment = held("sts-partition");
    Places places = places(moment);
    long wanted = moment.progress().envelope().wanted();
    assertThat(places.kind()).isEqualTo(Kind.ORDINAL);
    assertThat(places.all()).hasSize((int) wanted);
    assertThat(places.all()).extracting(place -> Integer.parseInt(place.name())).isSortedAccordingTo((a, b) -> b - a);
    assertThat(places.staying()).isEqualTo((int) moment.progress().partition());
    List<Place> stay = places.all().subList((int) wanted - places.staying(), (int) wanted);
    assertThat(stay).allSatisfy(place -> assertThat(place.fresh()).isNull());
    assertThat(stay).allSatisfy(place -> assertThat(place.old()).isNotNull());
  }

  @Test
  void anOrdinalWhosePodIsJustAwayKeepsItsPlace() throws IOException, URISyntaxException {
    for (Moment moment : recording("sts-good")) {
      assertThat(places(moment).all()).extracting(Place::name).containsExactly("2", "1", "0");
    }
  }

  @Test
  void aDaemonSetStandsByNodeAndASurgingOneHasBothPodsInOnePlace() throws IOException, URISyntaxException {
    List<Place> seen = recording("ds-surge").stream().flatMap(one -> places(one).all().stream()).toList();
    assertThat(seen).anySatisfy(
        place -> {
          assertThat(place.old()).isNotNull();
          assertThat(place.fresh()).isNotNull();
        });
    for (Moment moment : recording("ds-good")) {
      Places places = places(moment);
      long fresh = places.all().stream().filter(one -> one.fresh() != null).count();
      assertThat(fresh).isEqualTo(moment.progress().newPods().stream().filter(one -> one.stage() != Stage.GONE).count());
      assertThat(places.kind()).isEqualTo(Kind.NODE);
      assertThat(places.all()).extracting(Place::name).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void thePodsOfADeploymentHaveNoPlaces() throws IOException, URISyntaxException {
    assertThat(places(recording("good").getFirst())).isEqualTo(Places.NONE);
  }
}
