# SPDX-License-Identifier: Apache-2.0
"""Rollouts whose pods find no node, are not admitted, or are slow to start; and DaemonSets with nodes of their own. See scenarios.py."""
from conditions import all_new, all_ready, crashed, each_new, is_new, refused, renewed, unscheduled
from scenarios import NEVER, READINESS, apply, begin, change, event, failing, finish, rolling, started, stamp, status, surging, workload

APART = {"affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [
    {"labelSelector": {"matchLabels": {"app": "web"}}, "topologyKey": "kubernetes.io/hostname"}]}}}


def nodes(c):
    return [one["metadata"]["name"] for one in c.call("GET", "/api/v1/nodes")["items"]]


def one_each(note, container=None, pod=None):
    """As many pods as nodes, one on each, and a surge that finds no place until an old pod goes."""
    def play(c, ns, rec):
        begin(c, ns, rec, "deploy", workload("Deployment", len(nodes(c)), container=container, pod=pod, **surging(1, 0)))
        change(c, ns, "deploy", image="shop/web:2.0")
        rec.moment(note, each_new(unscheduled))
    return play


def untolerated(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 2))
    c.kubectl("taint", "nodes", "--all", "example.com/dedicated=batch:NoSchedule")
    try:
        change(c, ns, "deploy", image="shop/web:2.0")
        rec.moment("every node is tainted", each_new(unscheduled))
    finally:
        c.kubectl("taint", "nodes", "--all", "example.com/dedicated-")
    finish(c, ns, rec, "deploy", "the taint is gone")


def tolerates_some(c, ns, rec):
    """One node has only a taint that the pods tolerate, and no room; one is cordoned; the others have taints of two sorts."""
    mild, cordoned, hard, *others = nodes(c)
    begin(c, ns, rec, "deploy", workload("Deployment", 2))
    taint = lambda node, words: c.kubectl("taint", "nodes", node, words)
    taint(mild, "example.com/team=a:NoSchedule")
    taint(hard, "example.com/maintenance:NoExecute")
    for node in others:
        taint(node, "example.com/dedicated=batch:NoSchedule")
    c.kubectl("cordon", cordoned)
    try:
        change(c, ns, "deploy", image="shop/web:2.0", container={"resources": {"requests": {"cpu": "900"}}},
               pod={"tolerations": [{"key": "example.com/team", "operator": "Exists", "effect": "NoSchedule"}]})
        rec.moment("its toleration leads to a full node only", each_new(unscheduled))
    finally:
        c.kubectl("uncordon", cordoned)
        c.kubectl("taint", "nodes", mild, "example.com/team-")
        c.kubectl("taint", "nodes", hard, "example.com/maintenance-")
        for node in others:
            c.kubectl("taint", "nodes", node, "example.com/dedicated-")


def limit_range(c, ns, rec):
    begin(c, ns, rec, "deploy", {"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "sizes"},
                                 "spec": {"limits": [{"type": "Container", "max": {"cpu": "500m"}}]}}, workload("Deployment", 3))
    change(c, ns, "deploy", container={"resources": {"requests": {"cpu": "2"}, "limits": {"cpu": "2"}}})
    rec.moment("larger than the limit range allows", refused)


def startup_probe(c, ns, rec):
    """A startup probe that fails as it may while the process starts, and then more often than it may."""
    begin(c, ns, rec, "deploy", workload("Deployment", 2))
    change(c, ns, "deploy", image="shop/web:2.0", labels=NEVER,
           container={"startupProbe": {"httpGet": {"path": "/started", "port": 8080}, "periodSeconds": 5, "failureThreshold": 12}})
    pod = started(rec, is_new("shop/web:2.0"))[0]
    refusal = 'Startup probe failed: Get "http://10.0.0.7:8080/started": dial tcp 10.0.0.7:8080: connect: connection refused'
    running = {"name": "app", "image": "shop/web:2.0", "imageID": "x", "ready": False, "started": False, "restartCount": 0,
               "state": {"running": {"startedAt": stamp(8)}}}
    status(c, ns, pod["metadata"]["name"], {"containerStatuses": [running]})
    event(c, ns, pod, "Unhealthy", refusal, 2, first=7)
    rec.moment("within its patience", lambda seen: any(one.get("reason") == "Unhealthy" for one in seen.of("Event")))
    event(c, ns, pod, "Unhealthy", refusal, 24, first=130)
    ended = {"exitCode": 137, "reason": "Error", "startedAt": stamp(70), "finishedAt": stamp(5)}
    status(c, ns, pod["metadata"]["name"], {"containerStatuses": [{**running, "restartCount": 2, "state": {"running": {"startedAt": stamp(4)}},
                                                                   "lastState": {"terminated": ended}}]})
    rec.moment("killed for it twice", lambda seen: any(one["status"]["containerStatuses"][0]["restartCount"] == 2 for one in renewed(seen)))


def init_slow(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 2))
    change(c, ns, "deploy", image="shop/web:2.0", labels=NEVER, pod={"initContainers": [{"name": "migrate", "image": "shop/migrate:2.0"}]})
    for pod in started(rec, is_new("shop/web:2.0")):
        status(c, ns, pod["metadata"]["name"], {"phase": "Pending",
            "conditions": [{"type": "Initialized", "status": "False", "reason": "ContainersNotInitialized"}],
            "initContainerStatuses": [{"name": "migrate", "image": "shop/migrate:2.0", "imageID": "x", "ready": False, "restartCount": 0,
                "started": True, "state": {"running": {"startedAt": stamp(2)}}}],
            "containerStatuses": [{"name": "app", "image": "shop/web:2.0", "imageID": "", "ready": False, "started": False, "restartCount": 0,
                "state": {"waiting": {"reason": "PodInitializing"}, "running": None}}]})
    rec.moment("its init container runs", each_new(lambda pod: "initContainerStatuses" in pod["status"]))


def one_of_two(c, ns, rec):
    """The process serves, what stands beside it does not."""
    begin(c, ns, rec, "deploy", workload("Deployment", 2))
    change(c, ns, "deploy", image="shop/web:2.0", labels=NEVER,
           pod={"containers": [{"name": "app", "image": "shop/web:2.0"},
                               {"name": "proxy", "image": "shop/proxy:2.0", "readinessProbe": READINESS}]})
    for pod in started(rec, lambda one: len(one["spec"]["containers"]) == 2):
        since = pod["status"]["containerStatuses"][0]["state"]["running"]["startedAt"]
        of = lambda name, is_ready: {"name": name, "image": f"shop/{name}:2.0", "imageID": "x", "ready": is_ready, "started": True,
                                     "restartCount": 0, "state": {"running": {"startedAt": since}}}
        event(c, ns, pod, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 502", 4, container="proxy")
        status(c, ns, pod["metadata"]["name"], {"containerStatuses": [{**of("app", True), "image": "shop/web:2.0"}, of("proxy", False)]})
    rec.moment("proxy is not ready", each_new(lambda pod: pod["status"]["containerStatuses"][0]["ready"]))


def ds_cordoned(c, ns, rec):
    """The pods of a DaemonSet do not mind that their node is cordoned."""
    apply(c, ns, workload("DaemonSet", 0, **rolling(0, 3)))
    rec.until("pods at rest", all_ready)
    node = nodes(c)[-1]
    c.kubectl("cordon", node)
    try:
        rec.start()
        change(c, ns, "ds", image="shop/web:2.0")
        rec.moment("complete with a cordoned node", all_new)
    finally:
        c.kubectl("uncordon", node)


def ds_fewer_nodes(c, ns, rec):
    """The new revision chooses fewer nodes: elsewhere pods go without a successor."""
    apply(c, ns, workload("DaemonSet", 0, **rolling(0, 3)))
    rec.until("pods at rest", all_ready)
    rec.start()
    change(c, ns, "ds", pod={"nodeSelector": {"pool": "memory"}})
    rec.moment("only on the nodes of a pool", all_new)


def ds_crash(c, ns, rec):
    apply(c, ns, workload("DaemonSet", 0))
    rec.until("pods at rest", all_ready)
    rec.start()
    change(c, ns, "ds", labels={"pilothouse.dev/behaviour": "crash-loop"})
    rec.moment("the first one crashes", each_new(crashed(1)))


PLACED = {
    "node-selector": {"workload": "deploy/web", "play": failing(each_new(unscheduled), replicas=3, note="no node has the label", pod={"nodeSelector": {"disk": "nvme"}}), "most": 2},
    "anti-affinity": {"workload": "deploy/web", "play": one_each("one pod a node, and no node left", pod=APART), "most": 2},
    "host-port": {"workload": "deploy/web", "play": one_each("the port is taken everywhere", container={"ports": [{"containerPort": 8080, "hostPort": 8080}]}), "most": 2},
    "scheduling-gate": {"workload": "deploy/web", "play": failing(each_new(unscheduled), replicas=2, note="held by a gate", pod={"schedulingGates": [{"name": "example.com/budget"}]}), "most": 2},
    "limit-range": {"workload": "deploy/web", "play": limit_range, "most": 2},
    "no-priority-class": {"workload": "deploy/web", "play": failing(refused, replicas=3, note="no such PriorityClass", pod={"priorityClassName": "urgent"}), "most": 2},
    "startup-probe": {"workload": "deploy/web", "play": startup_probe, "most": 3},
    "init-slow": {"workload": "deploy/web", "play": init_slow, "most": 2},
    "one-of-two": {"workload": "deploy/web", "play": one_of_two, "most": 2},
    "ds-fewer-nodes": {"workload": "ds/web", "play": ds_fewer_nodes, "most": 4},
    "ds-crash": {"workload": "ds/web", "play": ds_crash, "most": 4},
    "ds-cordoned": {"workload": "ds/web", "play": ds_cordoned, "most": 4, "alone": True},
    "tolerates-some": {"workload": "deploy/web", "play": tolerates_some, "most": 2, "alone": True, "nodes": "all"},
    "untolerated": {"workload": "deploy/web", "play": untolerated, "most": 4, "alone": True, "nodes": "all"},
}
