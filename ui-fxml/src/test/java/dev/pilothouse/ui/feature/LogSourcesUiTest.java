// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.logs.LogBuffer;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Discovery;
import dev.pilothouse.core.port.LogSource;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.control.table.ObjectTable;
import dev.pilothouse.ui.feature.logs.LogsFeature;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.FakeWindow;
import dev.pilothouse.ui.testing.OpenClusters;
import dev.pilothouse.ui.testing.Shop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Logs of several sources in one view, as a person puts them together.
@Timeout(120)
class LogSourcesUiTest extends OneViewUi {
  private final FakeSession america = new FakeSession("us-staging");
  private final Value<List<ClusterSession>> clusters = new Value<>(List.of(session, america));

  private void open(FxRobot robot) {
    ResourceRef checkout = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
    open(robot, Route.object("logs", session, checkout));
    await().until(() -> session.sinks.size() == 5);
    follows(session);
    robot.interact(() -> robot.lookup(".log-canvas").query().requestFocus());
  }

  private void open(FxRobot robot, Route route) {
    america.add(new PodKind(), Shop.parse("""
        {'metadata':{'name':'cart-9xk2p','namespace':'shop','uid':'us-1','labels':{'app':'cart'}},
         'spec':{'containers':[{'name':'app'}]},
         'status':{'phase':'Running','containerStatuses':[{'name':'app','state':{'running':{'startedAt':'2026-11-21T08:00:00Z'}}}]}}"""));
    SessionState.Connected now = (SessionState.Connected) america.state.get();
    Discovery lists = new Discovery(now.discovery().kinds(), Map.of("pods", List.of("list")), Map.of());
    america.state.set(new SessionState.Connected(List.of(), now.serverVersion(), now.userName(), lists));
    services = window.services(Locale.ENGLISH, InstantSource.fixed(Shop.NOW), new OpenClusters(clusters));
    open(robot, new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL), FakeWindow.MEMORY, file -> true), route);
  }

  private static void follows(FakeSession cluster) {
    List.copyOf(cluster.sinks).forEach(sink -> sink.state(new LogSource.State.Following()));
  }

  private static void line(FakeSession cluster, String second, String text) {
    cluster.sinks.getFirst().lines(("2026-11-21T10:42:" + second + "Z " + text + "\n").getBytes(UTF_8));
  }

  private static void sees(FxRobot robot, String... lines) {
    await().untilAsserted(() -> {
      Object text = robot.lookup(".log-canvas").query().queryAccessibleAttribute(AccessibleAttribute.TEXT);
      assertThat(text.toString().strip().split("\n")).containsExactly(lines);
    });
  }

  private void add(FxRobot robot, String words) {
    robot.push(KeyCode.A);
    robot.interact(() -> root.getChildren().add(window.dialogs.getLast()));
    robot.interact(() -> robot.lookup("#log-add-field").queryAs(TextField.class).setText(words));
    ListView<?> list = robot.lookup("#log-add-list").queryAs(ListView.class);
    await().until(() -> list.getItems().size() == 1 && list.getSelectionModel().getSelectedIndex() == 0);
    robot.interact(() -> {
      robot.lookup("#log-add-do").queryAs(Button.class).fire();
      root.getChildren().remove(1);
    });
  }

  private static List<String> heads(FxRobot robot) {
    return robot.lookup(".log-target").queryAllAs(Label.class).stream().map(Label::getText).toList();
  }

  private static List<String> tiles(FxRobot robot) {
    return robot.lookup(".log-target-head .small-tile").queryAllAs(Label.class).stream()
        .filter(Label::isVisible)
        .map(Label::getText)
        .toList();
  }

  @Test
  void a_pod_of_another_context_is_added_with_a_key_and_named_by_its_context(FxRobot robot) {
    open(robot);
    add(robot, "cart-9xk2p pod us-staging");
    await().until(() -> !america.sinks.isEmpty());
    follows(america);
    line(session, "09", "INFO of europe");
    line(america, "08", "INFO of america");
    sees(robot, "INFO of america", "INFO of europe");
    await().untilAsserted(() -> assertThat(heads(robot)).containsExactly("checkout", "cart-9xk2p"));
    assertThat(tiles(robot)).containsExactly("PE", "US");
    assertThat(robot.lookup(".log-source").queryAllAs(ToggleButton.class)).hasSize(6);
  }

  @Test
  void a_link_opens_what_it_was_copied_from(FxRobot robot) {
    String link =
        "pilothouse:logs?context=prod-eu&namespace=shop&kind=deployments.apps&name=checkout&context=us-staging"
            + "&namespace=shop&selector=app%3Dcart&since=1h&q=read%20timeout&only=true&where=status%3D500&hide=debug&times=utc&wrap=true&column=status&column=path&without=prod-eu%2Fshop%2Fcheckout-7d9f-0%2Fapp";
    open(robot, Route.of("logs", session).withOption(link));
    await().until(() -> session.sinks.size() == 5 && america.sinks.size() == 1);
    assertThat(view.title().getValue()).isEqualTo("checkout +1");
    assertThat(session.requests.getFirst().since()).isEqualTo(Shop.NOW.minusSeconds(3_600));
    assertThat(robot.lookup("#log-search .text-field").queryAs(TextField.class).getText()).isEqualTo("read timeout");
    assertThat(robot.lookup(".log-condition").queryAs(Button.class).getText()).isEqualTo("status=500");
    MenuButton menu = robot.lookup("#log-menu").queryAs(MenuButton.class);
    robot.interact(() -> menu.getItems().stream().filter(item -> "copy-link".equals(item.getId())).findFirst().orElseThrow().fire());
    robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(link));
  }

  @Test
  void a_link_to_a_context_that_is_not_open_says_so_between_the_lines(FxRobot robot) {
    String link = "pilothouse:logs?context=prod-eu&namespace=shop&kind=pods&name=cart-6b5f-1&context=moon&kind=pods&name=dust";
    open(robot, Route.of("logs", session).withOption(link));
    await().until(() -> session.sinks.size() == 1);
    sees(robot, "── dust of moon is not read: this context is not open, or has no such kind");
  }

  @Test
  void labels_are_a_source_too(FxRobot robot) {
    open(robot);
    clusters.set(List.of(america));
    add(robot, "app=cart");
    await().until(() -> !america.sinks.isEmpty());
    await().untilAsserted(() -> assertThat(heads(robot)).containsExactly("checkout", "app=cart"));
  }

  @Test
  void a_source_without_pods_says_so_until_one_comes(FxRobot robot) {
    open(robot);
    clusters.set(List.of(america));
    add(robot, "app=basket");
    await().until(() -> heads(robot).size() == 2);
    assertThat(none(robot)).containsExactly("no pods");
    america.add(new PodKind(), Shop.parse("""
        {'metadata':{'name':'basket-1','namespace':'shop','uid':'us-2','labels':{'app':'basket'}},
         'spec':{'containers':[{'name':'app'}]},
         'status':{'phase':'Running','containerStatuses':[{'name':'app','state':{'running':{'startedAt':'2026-11-21T08:00:00Z'}}}]}}"""));
    await().untilAsserted(() -> assertThat(none(robot)).isEmpty());
  }

  private static List<Long> lines(int from, int to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private static void many(FakeSession cluster, String name, List<Long> numbers) {
    StringBuilder all = new StringBuilder();
    numbers.forEach(
        i -> all.append(Instant.parse("2026-11-21T10:00:00Z").plusMillis(i * 100)).append(" INFO ").append(name).append(i).append('\n'));
    cluster.sinks.getFirst().lines(all.toString().getBytes(UTF_8));
  }

  private static List<String> seen(FxRobot robot) {
    Object text = robot.lookup(".log-canvas").query().queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return text.toString().isEmpty() ? List.of() : List.of(text.toString().strip().split("\n"));
  }

  @Test
  void a_source_that_is_added_leaves_marks_traces_the_chosen_line_and_the_place_as_they_are(FxRobot robot) {
    open(robot);
    many(session, "europe ", lines(0, 400));
    session.sinks.getFirst().lines("2026-11-21T10:00:40Z ERROR broke\n2026-11-21T10:00:40Z java.io.IOException: x\n".getBytes(UTF_8));
    many(session, "europe ", lines(401, 800));
    await().until(() -> seen(robot).contains("INFO europe 799"));
    Node canvas = robot.lookup(".log-canvas").query();
    robot.interact(() -> robot.lookup("#log-search .text-field").queryAs(TextField.class).setText("broke"));
    await().until(() -> seen(robot).contains("ERROR broke +1 line"));
    robot.interact(canvas::requestFocus);
    robot.push(KeyCode.ENTER);
    await().until(() -> robot.lookup("#log-details-text").tryQuery().isPresent());
    while (!detail(robot).startsWith("ERROR broke")) {
      String before = detail(robot);
      robot.push(KeyCode.UP);
      await().until(() -> !detail(robot).equals(before));
    }
    robot.push(KeyCode.M).push(KeyCode.SPACE);
    await().until(() -> seen(robot).contains("java.io.IOException: x"));
    robot.push(KeyCode.UP).push(KeyCode.UP);
    String first = seen(robot).getFirst();
    await().until(() -> detail(robot).equals("INFO europe 398"));
    add(robot, "cart-9xk2p pod us-staging");
    await().until(() -> !america.sinks.isEmpty());
    follows(america);
    many(america, "america ", lines(0, 350));
    await().until(() -> robot.lookup(".log-counts").queryAllAs(Label.class).stream().anyMatch(one -> one.getText().equals("1,151 lines")));
    assertThat(robot.lookup(".log-canvas").<Node>query()).as("the same view").isSameAs(canvas);
    assertThat(session.requests).as("nothing is read anew").hasSize(5);
    assertThat(seen(robot)).startsWith(first).contains("java.io.IOException: x", "INFO europe 398");
    assertThat(detail(robot)).isEqualTo("INFO europe 398");
    robot.interact(canvas::requestFocus);
    robot.push(KeyCode.DOWN);
    await().untilAsserted(() -> assertThat(detail(robot)).isEqualTo("INFO europe 399"));
    robot.push(KeyCode.HOME);
    await().until(() -> seen(robot).subList(0, 4).equals(List.of("INFO europe 0", "INFO america 0", "INFO europe 1", "INFO america 1"))
        || seen(robot).subList(0, 4).equals(List.of("INFO america 0", "INFO europe 0", "INFO america 1", "INFO europe 1")));
    robot.push(KeyCode.F2);
    await().untilAsserted(() -> assertThat(detail(robot)).startsWith("ERROR broke"));
  }

  private static String detail(FxRobot robot) {
    return robot.lookup("#log-details-text").queryAs(TextInputControl.class).getText();
  }

  private void anew(FxRobot robot) {
    Route now = view.now(Route.object("logs", session, new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout")));
    robot.interact(view::close);
    assertThat(session.sinks).isEmpty();
    open(robot, new LogsFeature(services, () -> new LogBuffer(LogBuffer.USUAL), FakeWindow.MEMORY, file -> true), now);
    await().until(() -> session.sinks.size() == 5 && america.sinks.size() == 1);
    follows(session);
    follows(america);
  }

  @Test
  void a_view_that_is_opened_again_has_its_sources_what_is_hidden_its_columns_and_its_filters(FxRobot robot) {
    open(robot);
    add(robot, "cart-9xk2p pod us-staging");
    await().until(() -> america.sinks.size() == 1);
    await().until(() -> robot.lookup(".log-source").queryAll().size() == 6);
    ToggleButton first = robot.lookup(".log-source").queryAs(ToggleButton.class);
    String name = first.getText();
    robot.interact(first::fire);
    String json = "{\"msg\":\"paid\",\"status\":500,\"path\":\"/cart\"}";
    line(america, "08", json);
    await().until(() -> seen(robot).contains("paid status=500 path=/cart"));
    robot.push(KeyCode.ENTER);
    await().until(() -> robot.lookup("#column-path").tryQuery().isPresent());
    robot.interact(() -> {
      robot.lookup("#column-path").queryAs(Button.class).fire();
      robot.lookup("#include-status").queryAs(Button.class).fire();
      robot.lookup("#log-exclude .text-field").queryAs(TextField.class).setText("healthz");
      robot.lookup(".log-canvas").query().requestFocus();
    });
    robot.push(KeyCode.W).push(KeyCode.T);
    anew(robot);
    await().untilAsserted(() -> assertThat(heads(robot)).containsExactly("checkout", "cart-9xk2p"));
    await().until(() -> robot.lookup(".log-source").queryAll().size() == 6);
    await().untilAsserted(
        () -> assertThat(robot.lookup(".log-source").queryAllAs(ToggleButton.class).stream().filter(one -> !one.isSelected()))
            .extracting(ToggleButton::getText).containsExactly(name));
    session.sinks.getFirst().lines(("2026-11-21T10:42:07Z " + json + "\n").getBytes(UTF_8));
    line(america, "08", json);
    line(america, "09", "{\"msg\":\"paid\",\"status\":200,\"path\":\"/cart\"}");
    sees(robot, "/cart   paid status=500");
    assertThat(robot.lookup("#log-exclude .text-field").queryAs(TextField.class).getText()).isEqualTo("healthz");
    assertThat(robot.lookup(".log-tools .toggle-button").queryAllAs(ToggleButton.class).stream().filter(ToggleButton::isSelected))
        .extracting(ToggleButton::getText).contains("Wrap", "UTC");
    robot.interact(() -> robot.lookup(".log-source").queryAs(ToggleButton.class).fire());
    await().untilAsserted(() -> assertThat(seen(robot)).hasSize(2));
  }

  @Test
  void what_looks_like_a_secret_is_not_remembered(FxRobot robot) {
    open(robot);
    robot.interact(() -> robot.lookup("#log-search .text-field").queryAs(TextField.class).setText("password=hunter2"));
    assertThat(view.now(Route.of("logs", session)).option()).contains("checkout").doesNotContain("hunter2");
  }

  @Test
  void a_source_whose_context_is_not_open_is_read_once_it_is(FxRobot robot) {
    clusters.set(List.of(session));
    open(
        robot, Route.of("logs", session).withOption(
            "pilothouse:logs?context=prod-eu&namespace=shop&kind=pods&name=cart-6b5f-1&context=us-staging&namespace=shop&kind=pods&name=cart-9xk2p"));
    await().until(() -> session.sinks.size() == 1);
    assertThat(america.sinks).isEmpty();
    assertThat(view.now(Route.of("logs", session)).option()).as("what is not there yet is remembered").contains("us-staging");
    clusters.set(List.of(session, america));
    await().until(() -> america.sinks.size() == 1);
    await().untilAsserted(() -> assertThat(heads(robot)).containsExactly("cart-6b5f-1", "cart-9xk2p"));
  }

  private static List<String> none(FxRobot robot) {
    return robot.lookup(".log-target-none").queryAllAs(Label.class).stream().filter(Label::isVisible).map(Label::getText).toList();
  }

  @Test
  void a_source_that_is_taken_away_goes_with_its_lines(FxRobot robot) {
    open(robot);
    add(robot, "cart-9xk2p pod us-staging");
    await().until(() -> !america.sinks.isEmpty());
    follows(america);
    line(america, "08", "INFO of america");
    line(session, "09", "INFO of europe");
    sees(robot, "INFO of america", "INFO of europe");
    Button away = List.copyOf(robot.lookup(".log-source-remove").queryAllAs(Button.class)).getLast();
    robot.interact(away::fire);
    sees(robot, "INFO of europe");
    await().untilAsserted(() -> assertThat(robot.lookup(".log-source").queryAllAs(ToggleButton.class)).hasSize(5));
    assertThat(heads(robot)).isEmpty();
    assertThat(america.sinks).isEmpty();
  }

  @Test
  void a_context_that_is_closed_is_told_between_the_lines(FxRobot robot) {
    open(robot);
    add(robot, "cart-9xk2p pod us-staging");
    await().until(() -> !america.sinks.isEmpty());
    follows(america);
    line(america, "08", "INFO of america");
    sees(robot, "INFO of america");
    clusters.set(List.of(session));
    sees(robot, "INFO of america", "── us-staging was closed: its logs end here");
  }

  @Test
  void what_is_selected_in_a_table_is_read_together(FxRobot robot) {
    ObjectTable<?> table = pods(robot);
    robot.interact(() -> {
      table.requestFocus();
      table.getSelectionModel().clearSelection();
      table.getSelectionModel().selectRange(0, 3);
    });
    robot.push(KeyCode.L);
    await().until(() -> !window.routes.isEmpty());
    LogLink.Read read = LogLink.read(window.routes.getLast().option());
    assertThat(read).isInstanceOfSatisfying(
        LogLink.Read.Good.class,
        good -> assertThat(good.link().sources()).hasSize(3).allMatch(one -> one.kind().equals("pods") && !one.name().isEmpty()));
  }
}
