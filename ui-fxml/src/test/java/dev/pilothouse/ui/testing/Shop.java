// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilothouse.core.kind.DaemonSetKind;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.EventKind;
import dev.pilothouse.core.kind.NamespaceKind;
import dev.pilothouse.core.kind.NodeKind;
import dev.pilothouse.core.kind.PodKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.StatefulSetKind;
import dev.pilothouse.core.port.LogSource;
import java.time.Instant;

/// A web shop of a dozen workloads on six nodes, with one crash loop, one image that cannot be pulled and one pod that waits.
public final class Shop {
  public static final Instant NOW = Instant.parse("2026-11-21T10:42:14Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private final FakeSession session = new FakeSession();
  private int serial;

  public static FakeSession open() {
    Shop shop = new Shop();
    shop.fill();
    return shop.session;
  }

  private void fill() {
    for (String name : new String[] {"shop", "payments", "platform", "observability", "kube-system"}) {
      put(new NamespaceKind(), "{'metadata':{'name':'%s','uid':'ns-%s','creationTimestamp':'2026-10-11T08:00:00Z'},'status':{'phase':'Active'}}", name, name);
    }
    for (int i = 1; i <= 6; i++) {
      node(i);
    }
    deployment("shop", "checkout", 5, 5, "shop/checkout:2.9.0", "rolling", 3 * 1440 + 240);
    deployment("shop", "cart", 3, 2, "shop/cart:1.14.2", "crash", 12 * 1440);
    deployment("shop", "catalog", 6, 6, "shop/catalog:4.0.1", "", 41 * 1440);
    deployment("shop", "search", 3, 2, "shop/search:3.2.1-rc", "pull", 6);
    deployment("payments", "gateway", 4, 4, "payments/gateway:8.1.0", "", 41 * 1440);
    deployment("payments", "ledger", 2, 2, "payments/ledger:5.5.1", "", 41 * 1440);
    deployment("platform", "ingress", 3, 3, "platform/ingress:1.12.1", "", 88 * 1440);
    deployment("observability", "grafana", 2, 2, "grafana/grafana:12.3.0", "", 88 * 1440);
    workload(new StatefulSetKind(), "StatefulSet", "shop", "orders-db", 3, "postgres:18.1");
    workload(new DaemonSetKind(), "DaemonSet", "shop", "log-agent", 6, "shop/log-agent:2.2.0");
    pod("platform", "batch-train-0", "pending", null, 26, "platform/train:0.4.0");
    event("shop", "Pod", "cart-6b5f-0", "Warning", "BackOff", "Back-off restarting failed container app in pod cart-6b5f-0", 7, 30);
    event("shop", "Pod", "search-6b5f-0", "Warning", "Failed", "Failed to pull image \"shop/search:3.2.1-rc\": manifest unknown", 5, 45);
    event("platform", "Pod", "batch-train-0", "Warning", "FailedScheduling", "0/6 nodes are available: 6 Insufficient cpu.", 31, 20);
    event("shop", "Deployment", "checkout", "Normal", "ScalingReplicaSet", "Scaled up replica set checkout-7d9f to 3", 1, 48);
    event("shop", "Deployment", "checkout", "Normal", "ScalingReplicaSet", "Scaled down replica set checkout-6b5f to 2", 1, 40);
  }

  private void node(int i) {
    put(
        new NodeKind(),
        """
        {'metadata':{'name':'pier-%d','uid':'node-%d','creationTimestamp':'2026-09-01T08:00:00Z','labels':{'topology.kubernetes.io/zone':'harbour-%s',
        'node.kubernetes.io/instance-type':'m6.4xlarge','node-role.kubernetes.io/%s':''}},'spec':{%s},
        'status':{'allocatable':{'cpu':'16','memory':'64Gi','pods':'110'},'capacity':{'cpu':'16','memory':'64Gi','pods':'110'},
        'conditions':[{'type':'Ready','status':'%s','lastTransitionTime':'2026-11-21T10:39:02Z'},{'type':'MemoryPressure','status':'False'},{'type':'DiskPressure','status':'%s'}],
        'nodeInfo':{'kubeletVersion':'v1.36.3','osImage':'Debian GNU/Linux 12','containerRuntimeVersion':'containerd://2.2.0','architecture':'amd64','kernelVersion':'6.12.0'},
        'addresses':[{'type':'InternalIP','address':'10.0.1.%d'}]}}""",
        i, i, "abc".charAt((i - 1) / 2), i == 1 ? "control-plane" : "worker", i == 4 ? "'unschedulable':true" : "",
        i == 5 ? "Unknown" : "True", i == 3 ? "True" : "False", i);
  }

  private void deployment(String namespace, String name, int wanted, int ready, String image, String trouble, int minutes) {
    String uid = namespace + "-" + name;
    String progress = trouble.equals("rolling") || trouble.equals("pull") ? "ReplicaSetUpdated" : "NewReplicaSetAvailable";
    int updated =
        switch (trouble) {
          case "rolling" -> 3;
          case "pull" -> 1;
          default -> wanted;
        };
    put(
        new DeploymentKind(),
        """
        {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'%s','namespace':'%s','uid':'%s','creationTimestamp':'%s','generation':4,'labels':{'app':'%s','tier':'web'},
        'annotations':{'deployment.kubernetes.io/revision':'15'},'managedFields':[{'manager':'kubectl'}]},
        'spec':{'replicas':%d,'selector':{'matchLabels':{'app':'%s'}},'strategy':{'type':'RollingUpdate','rollingUpdate':{'maxSurge':'25%%','maxUnavailable':'25%%'}},
        'progressDeadlineSeconds':600,'template':{'metadata':{'labels':{'app':'%s'}},'spec':{'containers':[{'name':'app','image':'%s',
        'ports':[{'containerPort':8080}],'resources':{'requests':{'cpu':'250m','memory':'256Mi'},'limits':{'memory':'512Mi'}}}]}}},
        'status':{'observedGeneration':4,'replicas':%d,'readyReplicas':%d,'availableReplicas':%d,'updatedReplicas':%d,
        'conditions':[{'type':'Available','status':'True','reason':'MinimumReplicasAvailable','lastTransitionTime':'2026-11-18T06:42:00Z'},
        {'type':'Progressing','status':'True','reason':'%s','message':'ReplicaSet is progressing','lastTransitionTime':'2026-11-21T10:41:26Z'}]}}""",
        name, namespace, uid, ago(minutes), name, wanted, name, name, image, wanted, ready, ready, updated, progress);
    if (trouble.equals("rolling")) {
      replicaSet(namespace, name, "7d9f", 15, 3, 3, image, "", 1);
      replicaSet(namespace, name, "6b5f", 14, 2, 2, "shop/checkout:2.8.4", "", minutes);
    } else if (trouble.equals("pull")) {
      replicaSet(namespace, name, "6b5f", 8, 1, 0, image, "pull", 6);
      replicaSet(namespace, name, "58c4", 7, 2, 2, "shop/search:3.2.0", "", 9 * 1440);
    } else {
      replicaSet(namespace, name, "6b5f", 12, wanted, ready, image, trouble, minutes);
    }
  }

  private void replicaSet(String namespace, String of, String hash, int revision, int wanted, int ready, String image, String trouble, int minutes) {
    String name = of + "-" + hash;
    put(
        new ReplicaSetKind(),
        """
        {'metadata':{'name':'%s','namespace':'%s','uid':'%s','creationTimestamp':'%s','generation':1,'labels':{'app':'%s','pod-template-hash':'%s'},
        'annotations':{'deployment.kubernetes.io/revision':'%d'},'ownerReferences':[{'apiVersion':'apps/v1','kind':'Deployment','name':'%s','uid':'%s','controller':true}]},
        'spec':{'replicas':%d,'selector':{'matchLabels':{'app':'%s'}},'template':{'metadata':{'labels':{'app':'%s'}},'spec':{'containers':[{'name':'app','image':'%s'}]}}},
        'status':{'replicas':%d,'readyReplicas':%d,'observedGeneration':1}}""",
        name, namespace, "rs-" + namespace + "-" + name, ago(minutes), of, hash, revision, of, namespace + "-" + of, wanted, of, of, image, wanted, ready);
    for (int i = 0; i < wanted; i++) {
      pod(namespace, name + "-" + i, i < wanted - ready ? trouble : "", "ReplicaSet/" + name + "/rs-" + namespace + "-" + name, minutes, image);
    }
  }

  private void workload(dev.pilothouse.core.kind.KindDescriptor kind, String word, String namespace, String name, int count, String image) {
    put(
        kind,
        """
        {'metadata':{'name':'%s','namespace':'%s','uid':'%s','creationTimestamp':'%s','generation':2,'labels':{'app':'%s'}},
        'spec':{'replicas':%d,'selector':{'matchLabels':{'app':'%s'}}},
        'status':{'observedGeneration':2,'replicas':%d,'readyReplicas':%d,'availableReplicas':%d,'currentReplicas':%d,'updatedReplicas':%d,
        'desiredNumberScheduled':%d,'currentNumberScheduled':%d,'numberReady':%d,'numberAvailable':%d,'updatedNumberScheduled':%d}}""",
        name, namespace, "w-" + name, ago(41 * 1440), name, count, name, count, count, count, count, count, count, count, count, count, count);
    for (int i = 0; i < count; i++) {
      pod(namespace, name + "-" + i, "", word + "/" + name + "/w-" + name, 41 * 1440, image);
    }
  }

  private void pod(String namespace, String name, String trouble, String owner, int minutes, String image) {
    String[] of = owner == null ? new String[0] : owner.split("/");
    String owners =
        owner == null
            ? ""
            : "'ownerReferences':[{'apiVersion':'apps/v1','kind':'%s','name':'%s','uid':'%s','controller':true}],".formatted(of[0], of[1], of[2]);
    boolean pending = trouble.equals("pending");
    String state =
        switch (trouble) {
          case "crash" -> "{'waiting':{'reason':'CrashLoopBackOff','message':'back-off 5m0s restarting failed container'}},'lastState':{'terminated':{'exitCode':1,'reason':'Error','finishedAt':'2026-11-21T10:40:00Z'}}";
          case "pull" -> "{'waiting':{'reason':'ImagePullBackOff','message':'Back-off pulling image'}}";
          default -> "{'running':{'startedAt':'2026-11-21T08:00:00Z'}}";
        };
    boolean ready = trouble.isEmpty();
    String containers =
        pending
            ? ""
            : "'containerStatuses':[{'name':'app','image':'%s','ready':%s,'started':%s,'restartCount':%d,'state':%s}],"
                .formatted(image, ready, ready, trouble.equals("crash") ? 7 : 0, state);
    String scheduled =
        pending
            ? "{'type':'PodScheduled','status':'False','reason':'Unschedulable','message':'0/6 nodes are available: 6 Insufficient cpu.'}"
            : "{'type':'PodScheduled','status':'True'},{'type':'Initialized','status':'True'},{'type':'Ready','status':'" + (ready ? "True" : "False") + "'}";
    serial++;
    put(
        new PodKind(),
        """
        {'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s','namespace':'%s','uid':'pod-%s-%s','creationTimestamp':'%s',%s'labels':{'app':'%s'}},
        'spec':{%s'containers':[{'name':'app','image':'%s','resources':{'requests':{'cpu':'250m','memory':'1Gi'}}}]},
        'status':{'phase':'%s',%s'podIP':'10.244.%d.%d','qosClass':'Burstable','conditions':[%s]}}""",
        name, namespace, namespace, name, ago(minutes), owners, name.split("-")[0], pending ? "" : "'nodeName':'pier-" + (serial % 6 + 1) + "',",
        image, pending || trouble.equals("pull") ? "Pending" : "Running", containers, serial % 6, serial, scheduled);
  }

  private void event(String namespace, String kind, String object, String type, String reason, String message, int count, int secondsAgo) {
    put(
        new EventKind(),
        """
        {'metadata':{'name':'%s.%d','namespace':'%s','uid':'event-%d','creationTimestamp':'%s'},'type':'%s','reason':'%s','message':%s,'count':%d,
        'firstTimestamp':'%s','lastTimestamp':'%s','source':{'component':'%s'},'involvedObject':{'apiVersion':'%s','kind':'%s','name':'%s','namespace':'%s'}}""",
        object, ++serial, namespace, serial, ago(11), type, reason, JSON.valueToTree(message).toString().replace("'", "’"), count, ago(11),
        NOW.minusSeconds(secondsAgo), kind.equals("Pod") ? "kubelet" : "deployment-controller", kind.equals("Pod") ? "v1" : "apps/v1", kind,
        object, namespace);
  }

  /// A log of a shop, with a gap.
  public static void writeLog(LogSource.Sink sink) {
    sink.state(new LogSource.State.Following());
    String[] words = {
      "INFO POST /orders 201 48ms trace=4be91c", "INFO GET /checkout/basket 200 12ms trace=09aa21", "WARN payments slow: 812ms, retry 1 of 3",
      "INFO readiness: waiting for cache warm-up 71%", "ERROR cannot open basket store: dial tcp 10.4.2.19:6379: i/o timeout",
      "\u001b[32mINFO\u001b[0m order accepted \u001b[1morder=881214\u001b[0m 客户=上海", "INFO GET /checkout/basket 200 12ms trace=09aa21"
    };
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append(NOW.minusMillis((40 - i) * 830L)).append(' ').append(words[i % words.length]).append('\n');
    }
    byte[] all = lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    sink.lines(all);
    sink.state(new LogSource.State.Gap(NOW.minusSeconds(4), NOW, true, false));
    sink.lines((NOW + " INFO POST /orders 201 51ms trace=77f0ce\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String ago(int minutes) {
    return NOW.minusSeconds(minutes * 60L).toString();
  }

  private void put(dev.pilothouse.core.kind.KindDescriptor kind, String json, Object... places) {
    session.add(kind, parse(places.length == 0 ? json : json.formatted(places)));
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
