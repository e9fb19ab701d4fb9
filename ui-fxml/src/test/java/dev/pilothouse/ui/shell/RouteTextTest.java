// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.shell;

import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeKinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTextTest {

  @Test
  void aRouteIsReadBackAsItWasWritten() {
    ResourceRef object = new ResourceRef(FakeKinds.DEPLOYMENT, "shop", "a|b%c", "uid-1");
    Route route = new Route("details", null, "deployments.apps", object, "filter: x|y");
    assertThat(RouteText.read(RouteText.write(route), null)).contains(route);
    Route table = new Route("table", null, "pods", null, "");
    assertThat(RouteText.read(RouteText.write(table), null)).contains(table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "overview", "a|b", "||||||||||"})
  void whatIsNoRouteIsPassedOver(String text) {
    assertThat(RouteText.read(text, null)).isEmpty();
  }
}
