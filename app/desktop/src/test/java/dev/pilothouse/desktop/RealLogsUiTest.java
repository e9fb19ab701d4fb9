// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.desktop;

import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.session.ClusterSession;
import dev.pilothouse.core.session.SessionState;
import dev.pilothouse.ui.nav.Route;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.testfx.api.FxRobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Logs of a real API server, read in the window while pods come and go.
@Timeout(420)
class RealLogsUiTest extends InRealClusterWindow {
  /// Names a command that restarts the API server, which would disturb everybody else's tests.
  private static final String RESTART = "PILOTHOUSE_IT_RESTART";
  /// Another context of the same cluster.
  private static final String TOKEN = "token";
  private static final int FLEET = 50;
  /// Of so many of them the lines are compared, one pod after the other.
  private static final int COMPARED = 6;

  private void logs(FxRobot robot, ClusterSession session) {
    robot.interact(() -> window().navigator().go(Route.object("logs", session, deployment(OURS))));
  }

  private static Stream<String> chips(FxRobot robot) {
    return robot.lookup(".log-source").queryAllAs(ToggleButton.class).stream().map(Node::getAccessibleText);
  }

  private static void followed(FxRobot robot, int pods) {
    await().atMost(ROLLOUT).untilAsserted(() -> assertThat(chips(robot).filter(one -> one.endsWith("following"))).hasSize(pods));
  }

  private static String seen(FxRobot robot) {
    Object text = robot.lookup(".log-canvas").query().queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return String.valueOf(text);
  }

  /// All lines that are shown now, as they are copied; none while none is.
  private static List<String> copied(FxRobot robot) {
    robot.interact(() -> {
      Clipboard.getSystemClipboard().clear();
      MenuButton menu = robot.lookup("#log-menu").queryAs(MenuButton.class);
      menu.getItems().stream().filter(item -> "copy-markdown".equals(item.getId())).findFirst().orElseThrow().fire();
    });
    AtomicReference<String> text = new AtomicReference<>();
    await().atMost(LONG).until(() -> {
      robot.interact(() -> text.set(Clipboard.getSystemClipboard().getString()));
      return text.get() != null;
    });
    return text.get().lines().filter(line -> !line.equals("```")).toList();
  }

  /// The same, once there are lines of all of these pods.
  private static List<String> copied(FxRobot robot, List<String> pods) {
    await().atMost(LONG).until(() -> {
      List<String> all = copied(robot);
      return pods.stream().noneMatch(pod -> of(pod, all).isEmpty());
    });
    return copied(robot);
  }

  /// What was copied of one pod, without what the program says itself.
  private static List<String> of(String pod, List<String> copied) {
    String source = " " + pod + "/main ";
    return copied.stream().filter(line -> line.contains(source) && !line.contains(source + "# "))
        .map(line -> line.replace(source, " ")).toList();
  }

  /// A line as kubectl tells it, its time in milliseconds.
  private static String inMillis(String line) {
    int space = line.indexOf(' ');
    return Instant.parse(line.substring(0, space)).truncatedTo(ChronoUnit.MILLIS) + line.substring(space);
  }

  private List<String> pods() {
    return cluster.kubectl("get pods -l app=ours -o name").lines().map(line -> line.substring("pod/".length())).toList();
  }

  private void sameAsKubectl(FxRobot robot, List<String> pods) {
    for (String pod : pods) {
      List<String> ours = onlyOf(robot, pod);
      List<String> theirs = cluster.kubectl("logs " + pod + " --timestamps").lines().map(RealLogsUiTest::inMillis).toList();
      assertThat(Collections.indexOfSubList(theirs, ours)).as("lines of " + pod + ", none missing and none twice").isNotNegative();
    }
  }

  /// Leaves only the lines of one pod, as a click on its chip with Alt does, and copies them.
  private static List<String> onlyOf(FxRobot robot, String pod) {
    robot.interact(() -> {
      Node chip = robot.lookup(".log-source").queryAll().stream()
          .filter(one -> one.getAccessibleText().contains(pod)).findFirst().orElseThrow();
      Event.fireEvent(
          chip,
          new MouseEvent(
              MouseEvent.MOUSE_CLICKED, 0, 0, 0, 0, MouseButton.PRIMARY, 1, false, false, true, false, true, false, false, true,
              false, true, null));
    });
    AtomicReference<List<String>> own = new AtomicReference<>(List.of());
    await().atMost(LONG).untilAsserted(() -> {
      List<String> all = copied(robot);
      own.set(of(pod, all));
      assertThat(own.get()).isNotEmpty();
      assertThat(all).as("only the pod's").allMatch(line -> line.contains(" " + pod + "/main ") || line.contains("# ── "));
    });
    return own.get();
  }

  /// Lines stand in the order of their times, but for a second, and but for the sources of which it is said that they come late.
  private static void inOrder(List<String> lines) {
    Set<String> late = new HashSet<>();
    List<Instant> timely = new ArrayList<>();
    for (String line : lines) {
      List<String> words = List.of(line.split(" ", 4));
      if (words.get(2).equals("#")) {
        late.addAll(line.contains("come late") ? List.of(words.get(1)) : List.of());
      } else if (!late.contains(words.get(1))) {
        timely.add(Instant.parse(words.getFirst()).truncatedTo(ChronoUnit.SECONDS));
      }
    }
    assertThat(timely).isNotEmpty();
    for (int i = 1; i < timely.size(); i++) {
      assertThat(timely.get(i)).as("line %d after those before", i).isAfterOrEqualTo(timely.get(i - 1).minusSeconds(1));
    }
  }

  private static <T> List<T> some(List<T> all) {
    int step = Math.max(1, all.size() / COMPARED);
    return IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get).toList();
  }

  @Test
  void the_logs_of_fifty_pods_go_on_while_they_are_replaced_and_are_those_that_kubectl_reads(FxRobot robot) throws Exception {
    cluster.create(deploymentYaml(OURS, FLEET).replace("maxSurge: 1, maxUnavailable: 0", "maxSurge: 50%, maxUnavailable: 25%"));
    cluster.kubectl("rollout status deployment/ours");
    ClusterSession session = open(robot);
    String opened = Instant.now().toString();
    logs(robot, session);
    followed(robot, FLEET);
    picture(robot, "followed");
    List<String> first = copied(robot, some(pods()));
    // what is written meanwhile may arrive late
    inOrder(first.stream().filter(line -> line.startsWith("2") && line.compareTo(opened) < 0).toList());
    List<String> before = some(pods());
    sameAsKubectl(robot, before);
    String dies = before.getFirst();
    List<String> last = onlyOf(robot, dies);

    cluster.kubectl("set image deployment/ours main=registry.example/shop/web:2");
    cluster.kubectl("rollout status deployment/ours");
    await()
        .atMost(ROLLOUT)
        .untilAsserted(() -> assertThat(chips(robot).filter(one -> one.endsWith("its lines are kept"))).hasSize(FLEET));
    followed(robot, FLEET);
    picture(robot, "rolled out");
    sameAsKubectl(robot, some(pods()));
    assertThat(onlyOf(robot, dies)).as("lines of the dead " + dies).startsWith(last.toArray(String[]::new));
  }

  @Test
  void two_contexts_in_one_view_tell_the_same_lines_in_the_order_of_their_times(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    cluster.kubectl("rollout status deployment/ours");
    ClusterSession session = open(robot);
    ClusterSession other = window().alsoOpen(TOKEN);
    await().atMost(LONG).until(() -> other.state().get() instanceof SessionState.Connected);
    String opened = Instant.now().toString();
    List<LogLink.Source> sources = Stream.of(RealCluster.CONTEXT, TOKEN)
        .map(context -> new LogLink.Source(context, cluster.namespace, "deployments.apps", OURS, "")).toList();
    String link = LogLink.NOTHING.sources(sources).text();
    robot.interact(() -> window().navigator().go(Route.of("logs", session).withOption(link)));
    followed(robot, 4);
    List<String> pods = pods();
    List<String> all = copied(robot, Stream.of(RealCluster.CONTEXT, TOKEN).flatMap(one -> pods.stream().map(pod -> one + "/" + pod)).toList());
    picture(robot, "two contexts");
    inOrder(all.stream().filter(line -> line.startsWith("2") && line.compareTo(opened) < 0).toList());
    for (String pod : pods) {
      List<String> ours = of(RealCluster.CONTEXT + "/" + pod, all);
      List<String> theirs = of(TOKEN + "/" + pod, all);
      // one was opened a moment later, and its last lines of then begin later
      int from = Math.max(ours.indexOf(theirs.getFirst()), 0);
      int begin = Math.max(theirs.indexOf(ours.getFirst()), 0);
      int both = Math.min(ours.size() - from, theirs.size() - begin);
      assertThat(ours.subList(from, from + both)).as(pod).isEqualTo(theirs.subList(begin, begin + both));
    }
  }

  @Test
  void after_a_cut_no_line_is_missing_or_there_twice_and_the_cut_is_told(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    cluster.kubectl("rollout status deployment/ours");
    try (Cable cable = new Cable(cluster.server())) {
      Path through = cluster.kubeconfig(home, cable.server(), "");
      logs(robot, open(robot, through, false));
      followed(robot, 2);
      await().atMost(LONG).until(() -> !seen(robot).isBlank());
      int before = of(pods().getFirst(), copied(robot)).size();
      cable.cut();
      await().atMost(LONG).untilAsserted(() -> assertThat(chips(robot)).allMatch(one -> one.contains("connection lost")));
      picture(robot, "cut");
      cable.mend();
      followed(robot, 2);
      await().atMost(LONG).untilAsserted(() -> assertThat(copied(robot)).anyMatch(line -> line.contains("# ── connection lost")));
      await().atMost(LONG).untilAsserted(() -> assertThat(of(pods().getFirst(), copied(robot))).hasSizeGreaterThan(before));
      List<String> all = copied(robot);
      sameAsKubectl(robot, pods());
      assertThat(all).noneMatch(line -> line.contains("may be missing"));
      picture(robot, "mended");
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(named = RESTART, matches = ".+", disabledReason = "who has the cluster for herself names the command")
  void a_restart_of_the_api_server_is_told_and_no_line_is_missing_or_there_twice(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    cluster.kubectl("rollout status deployment/ours");
    logs(robot, open(robot));
    followed(robot, 2);
    await().atMost(LONG).until(() -> !seen(robot).isBlank());
    int before = of(pods().getFirst(), copied(robot)).size();
    cluster.shell(System.getenv(RESTART), "");
    picture(robot, "restarted");
    await().atMost(ROLLOUT).untilAsserted(() -> assertThat(copied(robot)).anyMatch(line -> line.contains("# ── connection lost from")));
    followed(robot, 2);
    await().atMost(LONG).untilAsserted(() -> assertThat(of(pods().getFirst(), copied(robot))).hasSizeGreaterThan(before));
    List<String> all = copied(robot);
    sameAsKubectl(robot, pods());
    assertThat(all).noneMatch(line -> line.contains("may be missing"));
    picture(robot, "again");
  }

  @Test
  void each_time_that_a_container_crashes_and_comes_back_is_told_once(FxRobot robot) throws Exception {
    cluster.create(deploymentYaml(OURS, 1).replace("labels: {app: ours}", "labels: {app: ours, pilothouse.dev/behaviour: crash-loop}"));
    await().atMost(ROLLOUT).until(() -> !pods().isEmpty());
    logs(robot, open(robot));
    List<String> marks = new ArrayList<>();
    await().atMost(ROLLOUT).untilAsserted(() -> {
      marks.clear();
      copied(robot).stream().filter(line -> line.contains("container started anew")).forEach(marks::add);
      assertThat(marks).hasSizeGreaterThan(1);
    });
    picture(robot, "crashed");
    assertThat(marks).allMatch(line -> line.contains("exit code 1"));
    assertThat(marks).extracting(line -> line.substring(line.indexOf("anew"))).doesNotHaveDuplicates();
  }

  @Test
  void the_words_before_the_crash_are_those_that_kubectl_reads(FxRobot robot) throws Exception {
    cluster.create(deploymentYaml(OURS, 1).replace("labels: {app: ours}", "labels: {app: ours, pilothouse.dev/behaviour: crash-loop}"));
    await().atMost(ROLLOUT).until(() -> cluster.kubectl("get pods -l app=ours").contains("CrashLoopBackOff"));
    String pod = pods().getFirst();
    List<String> theirs = cluster.kubectl("logs " + pod + " --previous --timestamps").lines().map(RealLogsUiTest::inMillis).toList();
    ClusterSession session = open(robot);
    robot.interact(() -> window().navigator().go(new Route("logs", session, "", deployment(OURS), "previous")));
    assertThat(of(pod, copied(robot, List.of(pod)))).isEqualTo(theirs);
    picture(robot, "before the crash");
  }

  @Test
  void who_may_see_one_namespace_only_reads_its_logs(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    cluster.kubectl("create serviceaccount viewer");
    cluster.kubectl("create rolebinding viewer --clusterrole=view --serviceaccount=" + cluster.namespace + ":viewer");
    Path viewer = cluster.kubeconfigOf("viewer", home);
    cluster.kubectl("rollout status deployment/ours");
    logs(robot, open(robot, viewer, false));
    followed(robot, 2);
    sameAsKubectl(robot, pods());
    picture(robot, "one namespace");
  }

  @Test
  void who_may_not_read_logs_is_told_so_by_each_of_them(FxRobot robot) throws Exception {
    deployment(OURS, 2);
    cluster.kubectl("create serviceaccount someone");
    cluster.kubectl("create role watcher --verb=get,list,watch --resource=pods,replicasets.apps,deployments.apps,jobs.batch");
    cluster.kubectl("create rolebinding someone --role=watcher --serviceaccount=" + cluster.namespace + ":someone");
    Path someone = cluster.kubeconfigOf("someone", home);
    cluster.kubectl("rollout status deployment/ours");
    logs(robot, open(robot, someone, false));
    await().atMost(LONG).untilAsserted(() -> assertThat(chips(robot)).hasSize(2).allMatch(one -> one.contains("cannot be read")));
    await().atMost(LONG).untilAsserted(() -> assertThat(copied(robot)).hasSize(2).allMatch(line -> line.contains("# ── ")));
    picture(robot, "refused");
  }
}
