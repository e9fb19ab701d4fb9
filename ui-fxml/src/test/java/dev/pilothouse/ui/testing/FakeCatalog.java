// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import dev.pilothouse.core.base.Value;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.port.Catalog;
import dev.pilothouse.core.port.ContextCatalog;
import dev.pilothouse.core.port.ContextEntry;
import dev.pilothouse.core.port.ContextEntry.Login;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contexts of three files that are on no disk.
public final class FakeCatalog implements ContextCatalog {
  private static final Path MAIN = Path.of("/home/sre/.kube/config");
  private static final Path WORK = Path.of("/home/sre/work/breakwater/clusters.yaml");
  private static final Path LAB = Path.of("/home/sre/Downloads/lab.kubeconfig");
  public final Value<Catalog> catalog = new Value<>(Catalog.EMPTY);
  public final List<Path> added = new ArrayList<>();
  public int reloads;

  /// Three files with thirteen contexts.
  public static FakeCatalog full() {
    FakeCatalog fake = new FakeCatalog();
    List<ContextEntry> all = new ArrayList<>();
    all.add(entry(MAIN, "prod-eu", "https://prod-eu.harbour.example:6443", "eu-deployer", Login.EXEC, "aws eks get-token", "shop"));
    all.add(entry(MAIN, "prod-us", "https://prod-us.harbour.example:6443", "us-deployer", Login.EXEC, "aws eks get-token", "shop"));
    all.add(entry(MAIN, "prod-ap", "https://api.harbour.example:6443", "ap-deployer", Login.EXEC, "aws eks get-token", "shop"));
    all.add(entry(MAIN, "staging", "https://10.20.0.10:6443", "staging-admin", Login.CERTIFICATE, "12 Mar 2027", "shop"));
    all.add(entry(MAIN, "data-eu", "https://data-eu.harbour.example", "sre", Login.OIDC, "login.harbour.example", "warehouse"));
    all.add(entry(MAIN, "dev", "https://127.0.0.1:6443", "kubernetes-admin", Login.CERTIFICATE, "9 Jan 2027", ""));
    all.add(entry(MAIN, "kind-lab", "https://127.0.0.1:37241", "kind-lab", Login.CERTIFICATE, "2 Nov 2027", ""));
    all.add(entry(WORK, "bw-prod", "https://k8s.breakwater.example", "ops-bot", Login.TOKEN, "token", "web"));
    all.add(entry(WORK, "bw-stage", "https://stage.breakwater.example", "ops-bot", Login.TOKEN, "token", "web"));
    all.add(entry(WORK, "bw-ci", "https://ci.breakwater.example:6443", "ci-runner", Login.TOKEN_FILE, "/var/run/ci.token", "ci"));
    all.add(broken(WORK, "bw-old", "deployer-old", Message.literal("its user does not exist")));
    all.add(entry(LAB, "lab-a", "https://10.99.1.4:6443", "lab-admin", Login.CERTIFICATE, "5 Nov 2027", ""));
    all.add(entry(LAB, "lab-b", "https://10.99.1.5:6443", "lab-admin", Login.CERTIFICATE, "5 Nov 2027", ""));
    Instant read = Instant.parse("2026-11-21T10:40:00Z");
    fake.catalog.set(
        new Catalog(
            List.of(
                new Catalog.File(MAIN, read, null, List.of()),
                new Catalog.File(WORK, read, null, List.of()),
                new Catalog.File(LAB, read, null, List.of(Message.literal("readable by everyone on this computer")))),
            all,
            "prod-eu"));
    return fake;
  }

  public static ContextEntry entry(
      Path file, String name, String server, String user, Login login, String detail, String namespace) {
    return make(file, name, server, user, login, detail, namespace, null, false);
  }

  static ContextEntry broken(Path file, String name, String user, Message problem) {
    return make(file, name, "https://old.breakwater.example:6443", user, Login.MISSING, "", "web", problem, false);
  }

  public static ContextEntry sample(String scenario) {
    return make(
        Path.of("/tmp/sample/config"), scenario, "https://127.0.0.1:40123", "sample", Login.TOKEN, "token", "", null, true);
  }

  private static ContextEntry make(
      Path file, String name, String server, String user, Login login, String detail, String namespace, @Nullable Message problem,
      boolean sample) {
    return new ContextEntry(file + "#" + name, name, file, name, server, user, login, detail, namespace, problem, sample);
  }

  public ContextEntry named(String name) {
    return catalog.get().contexts().stream().filter(context -> context.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public Value<Catalog> catalog() {
    return catalog;
  }

  @Override
  public void reload() {
    reloads++;
  }

  @Override
  public void add(List<Path> paths) {
    added.addAll(paths);
  }
}
