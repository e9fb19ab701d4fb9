// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pilothouse.sample.api.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;

/// All controllers of a cluster: what kube-controller-manager is to a real one.
///
/// From the moment that it is made it reacts to changes; what happens by the clock alone begins with [#start].
public final class Controllers {

  private final ClusterState cluster;
  private final CronJobController cronJobs;
  private final NodeLifecycle nodes;
  private final Autoscaler autoscaler;
  private final PodGarbage garbage;

  /// @param usage what autoscalers go by
  /// @param suitsDaemon whether a daemon's pod belongs on a node
  public Controllers(ClusterState cluster, UsageSource usage, BiPredicate<ObjectNode, ObjectNode> suitsDaemon) {
    this.cluster = cluster;
    this.cronJobs = new CronJobController(cluster);
    this.nodes = new NodeLifecycle(cluster);
    this.autoscaler = new Autoscaler(cluster, usage);
    this.garbage = new PodGarbage(cluster);
    new TaintEviction(cluster);
    cluster.store().admission(new ResourceQuotas(cluster));
    new Namespaces(cluster);
    new DeploymentController(cluster);
    new ReplicaSetController(cluster);
    new StatefulSetController(cluster);
    new DaemonSetController(cluster, suitsDaemon);
    new JobController(cluster);
    new ServiceEndpoints(cluster);
    new Volumes(cluster);
    new DisruptionBudgets(cluster);
  }

  /// Tells that the past before an instant is only played through: of its cron runs only the last are made.
  public void skipCronRunsBefore(Instant instant) {
    cronJobs.skipRunsBefore(instant);
  }

  /// Starts what goes by the clock: autoscaling, the watch over nodes and what they leave behind, the forgetting of events.
  public void start() {
    autoscaler.start();
    nodes.start();
    garbage.start();
    cluster.loop().every(Duration.ofMinutes(1), () -> cluster.events().forgetOld());
  }
}
