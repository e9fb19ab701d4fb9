// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import org.hamcrest.Matcher;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.service.query.NodeQuery;

/// TestFX with a robot that looks for nodes on the FX thread. The robot of TestFX walks through the scene on the thread of the test, and
/// meets lists of children that change under it.
///
/// To be named where `ApplicationExtension` would be: `@ExtendWith(SteadyRobot.class)`.
public final class SteadyRobot extends ApplicationExtension {
  private static final long SECONDS = 60;

  @Override
  public NodeQuery lookup(String query) {
    return steady(onFxThread(() -> super.lookup(query)));
  }

  @Override
  public <T extends Node> NodeQuery lookup(Matcher<T> matcher) {
    return steady(onFxThread(() -> super.lookup(matcher)));
  }

  @Override
  public <T extends Node> NodeQuery lookup(Predicate<T> predicate) {
    return steady(onFxThread(() -> super.lookup(predicate)));
  }

  @Override
  public NodeQuery fromAll() {
    return steady(onFxThread(super::fromAll));
  }

  @Override
  public NodeQuery from(Node... parents) {
    return steady(onFxThread(() -> super.from(parents)));
  }

  @Override
  public NodeQuery from(Collection<Node> parents) {
    return steady(onFxThread(() -> super.from(parents)));
  }

  @Override
  public NodeQuery from(NodeQuery query) {
    return steady(onFxThread(() -> super.from(query)));
  }

  private static NodeQuery steady(NodeQuery query) {
    return (NodeQuery)
        Proxy.newProxyInstance(
            NodeQuery.class.getClassLoader(),
            new Class<?>[] {NodeQuery.class},
            (proxy, method, arguments) -> {
              Object found = onFxThread(() -> invoked(query, method, arguments));
              return found instanceof NodeQuery next ? steady(next) : found;
            });
  }

  private static Object invoked(NodeQuery query, Method method, Object[] arguments) throws Exception {
    try {
      return method.invoke(query, arguments);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private static <T> T onFxThread(Callable<T> look) {
    FutureTask<T> task = new FutureTask<>(look);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (TimeoutException stuck) {
      throw new AssertionError("the FX thread did nothing for " + SECONDS + " s", stuck);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
