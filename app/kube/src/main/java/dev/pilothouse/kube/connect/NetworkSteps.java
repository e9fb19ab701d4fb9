// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.kube.connect;

import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.core.port.ClusterFailure.Kind;
import dev.pilothouse.kube.connect.StepReport.Found;
import dev.pilothouse.kube.failure.FailureWords;
import dev.pilothouse.kube.kubeconfig.ServerAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// The steps before anything of the program is said: look the name up, find the proxy, take the line.
final class NetworkSteps {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration LEAST = Duration.ofMillis(1_500);

  private final ServerAddress address;
  private final ProxyChoice proxy;

  NetworkSteps(ServerAddress address, ProxyChoice proxy) {
    this.address = address;
    this.proxy = proxy;
  }

  /// The host whose name this computer must know: the server's, or the proxy's.
  String nearHost() {
    return proxy.isDirect() ? address.host() : proxy.host();
  }

  private int nearPort() {
    return proxy.isDirect() ? address.port() : proxy.port();
  }

  Found<List<InetAddress>> lookUp() throws ClusterException, InterruptedException {
    String host = nearHost();
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> InetAddress.getAllByName(host));
    Thread.ofVirtual().name("name-lookup").start(task);
    try {
      List<InetAddress> found = Arrays.asList(task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
      String shown = found.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
      boolean literal = found.size() == 1 && (host.contains(":") || host.matches("[0-9.]+"));
      return Found.passed(found, literal ? "address" : proxy.isDirect() ? "passed" : "proxy", host, shown);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw FailureWords.exception(Kind.TIMEOUT, "connection.name.timeout", "", host, LIMIT.toSeconds());
    } catch (ExecutionException e) {
      String detail = e.getCause() instanceof UnknownHostException ? "" : FailureWords.wordsOf(e.getCause());
      throw FailureWords.exception(Kind.UNREACHABLE, "connection.name.unknown", detail, host);
    }
  }

  Found<ProxyChoice> findProxy() throws ClusterException {
    return switch (proxy.source()) {
      case NONE -> Found.passed(proxy, "none");
      case KUBECONFIG -> Found.passed(proxy, "kubeconfig", proxy.shown());
      case ENVIRONMENT -> proxy.isDirect()
          ? Found.passed(proxy, "excluded", proxy.excluded())
          : Found.passed(proxy, "environment", proxy.shown());
    };
  }

  /// Takes the line, through the proxy when there is one. The socket is the caller's to close.
  Found<Socket> connect(List<InetAddress> addresses) throws ClusterException {
    long end = System.nanoTime() + LIMIT.toNanos();
    IOException last = new ConnectException("no address");
    for (InetAddress candidate : addresses) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative()) {
        break;
      }
      Duration share = addresses.size() == 1 || left.compareTo(LEAST) < 0 ? left : LEAST;
      try {
        Socket socket = connect(candidate, share);
        String shown = candidate.getHostAddress() + ":" + nearPort();
        return proxy.isDirect()
            ? Found.passed(socket, "passed", shown)
            : Found.passed(socket, "proxy", address.host() + ":" + address.port(), shown);
      } catch (IOException e) {
        last = e;
      }
    }
    throw refusal(last);
  }

  private Socket connect(InetAddress candidate, Duration limit) throws IOException, ClusterException {
    int millis = (int) Math.max(1, limit.toMillis());
    InetSocketAddress near = new InetSocketAddress(candidate, nearPort());
    Socket socket;
    if (proxy.isSocks()) {
      socket = new Socket(new Proxy(Proxy.Type.SOCKS, near));
    } else {
      socket = proxy.isTls() ? new TlsProxySockets().createSocket() : new Socket(Proxy.NO_PROXY);
    }
    try {
      socket.connect(
          proxy.isSocks() ? InetSocketAddress.createUnresolved(address.host(), address.port()) : near, millis);
      socket.setSoTimeout((int) LIMIT.toMillis());
      if (!proxy.isDirect() && !proxy.isSocks() && address.tls()) {
        ProxyTunnel.open(socket, address, proxy);
      }
      return socket;
    } catch (IOException | ClusterException e) {
      socket.close();
      throw e;
    }
  }

  private ClusterException refusal(IOException problem) {
    String shown = nearHost() + ":" + nearPort();
    String way = proxy.isDirect() ? "connection.tcp." : "connection.proxy.";
    return switch (problem) {
      case SocketTimeoutException e ->
          FailureWords.exception(Kind.TIMEOUT, way + "timeout", "", shown, LIMIT.toSeconds());
      case NoRouteToHostException e ->
          FailureWords.exception(Kind.UNREACHABLE, way + "noRoute", FailureWords.wordsOf(e), shown);
      case ConnectException e ->
          FailureWords.exception(Kind.UNREACHABLE, way + "refused", FailureWords.wordsOf(e), shown);
      default -> FailureWords.exception(Kind.UNREACHABLE, way + "failed", FailureWords.wordsOf(problem), shown);
    };
  }
}
