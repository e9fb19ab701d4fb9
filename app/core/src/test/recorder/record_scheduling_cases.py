#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records what a real kube-scheduler says of pods that fit nowhere, as fixtures of SchedulingCasesTest.

  record_scheduling_cases.py KUBECONFIG KUBECTL OUT [WORLD…]

For a throw-away control plane whose nodes nobody runs: ALL its nodes are deleted, and its namespaces but the system's. A world is
a set of nodes, placed pods and other objects; each of its cases is a pod. Written per world: cluster.json with the objects as the
API server returns them, cases.json with name, pod and message (of the condition PodScheduled)
or, where the pod has a place, the node that it came to. When the scheduler has seen everything, and has nothing left to try, its own
metrics tell: its port and a certificate for them lie beside the kubeconfig (ports, pki).
"""
import json, os, re, ssl, subprocess, sys, urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from record_rollouts import Cluster
from scheduling_worlds import WORLDS
from waiting import Watched, asked

WATCHED = ["/api/v1/" + kind for kind in ("pods", "nodes", "namespaces", "serviceaccounts", "persistentvolumes")]
kubeconfig, kubectl, out = sys.argv[1:4]
cluster = Cluster(kubeconfig, kubectl)
watched = Watched(cluster.base, WATCHED)


def run(*args, given=None, check=True):
    done = subprocess.run([kubectl, "--kubeconfig", kubeconfig, *args], input=given, capture_output=True, text=True)
    if check and done.returncode:
        sys.exit(f"kubectl {' '.join(args)}: {done.stderr}")
    return done.stdout


def items(kind, *args):
    return json.loads(run("get", kind, "-o", "json", *args))["items"]


def create(objects):
    if objects:
        run("create", "-f", "-", given=json.dumps({"apiVersion": "v1", "kind": "List", "items": objects}))


def metrics():
    """What the scheduler counts, by name and label."""
    home = os.path.dirname(kubeconfig)
    with open(os.path.join(home, "ports")) as file:
        port = re.search(r'sched="(\d+)"', file.read())[1]
    context = ssl.create_default_context(cafile=os.path.join(home, "pki", "ca.crt"))
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # its serving certificate is its own; it is on loopback
    context.load_cert_chain(os.path.join(home, "pki", "admin.crt"), os.path.join(home, "pki", "admin.key"))
    with urllib.request.urlopen(f"https://127.0.0.1:{port}/metrics", context=context) as answer:
        return {name: float(value) for name, value in re.findall(r'^(scheduler_(?:pending_pods|cache_size)\{.*\}) (\S+)$', answer.read().decode(), re.M)}


def scheduler_knows(nodes, pods):
    counted = metrics()
    return counted['scheduler_cache_size{type="nodes"}'] == nodes and counted['scheduler_cache_size{type="pods"}'] == pods


def scheduler_rests(unschedulable):
    counted = metrics()
    waiting = {queue: counted.get('scheduler_pending_pods{queue="%s"}' % queue, 0) for queue in ("active", "backoff", "gated", "unschedulable")}
    return waiting["active"] == waiting["backoff"] == 0 and waiting["gated"] + waiting["unschedulable"] == unschedulable


def clean():
    for kind in ("pods", "persistentvolumeclaims"):
        for one in items(kind, "-A"):
            if one["metadata"].get("finalizers"):
                run("patch", kind, "-n", one["metadata"]["namespace"], one["metadata"]["name"], "--type=merge",
                    "-p", '{"metadata":{"finalizers":null}}', check=False)
    for one in items("namespaces"):
        if one["metadata"]["name"] not in ("default", "kube-system", "kube-public", "kube-node-lease"):
            run("delete", "namespace", one["metadata"]["name"], "--wait=false", check=False)
    run("delete", "pods,persistentvolumeclaims", "--all", "-A", "--force", "--grace-period=0", check=False)
    for kind in ("persistentvolumes", "storageclasses", "runtimeclasses", "nodes"):
        run("delete", kind, "--all", "--wait=false", check=False)
    for one in items("persistentvolumes"):
        run("patch", "persistentvolumes", one["metadata"]["name"], "--type=merge", "-p", '{"metadata":{"finalizers":null}}', check=False)
    watched.until("an empty cluster", lambda seen: not seen.of("Node") and not seen.of("Pod") and len(seen.of("Namespace")) == 4
                  and not seen.of("PersistentVolume"))
    asked("a scheduler that knows of none", lambda: scheduler_knows(0, 0) and scheduler_rests(0))


def condition(pod):
    for one in pod.get("status", {}).get("conditions", []):
        if one["type"] == "PodScheduled" and one["status"] == "False":
            return one.get("message", "")
    return ""


def ready(node):
    keys = [taint["key"] for taint in node["spec"].get("taints", [])]
    cordon = not node["spec"].get("unschedulable") or "node.kubernetes.io/unschedulable" in keys
    return cordon and "node.kubernetes.io/not-ready" not in keys


KEPT = ("name", "namespace", "uid", "labels", "annotations", "creationTimestamp", "deletionTimestamp")


def trimmed(one):
    one = json.loads(json.dumps(one))
    one["metadata"] = {key: value for key, value in one["metadata"].items() if key in KEPT}
    status = one.get("status", {})
    for key in ("images", "addresses", "nodeInfo", "daemonEndpoints", "containerStatuses", "initContainerStatuses", "conditions",
                "hostIPs", "podIPs", "features", "runtimeHandlers", "declaredFeatures"):
        status.pop(key, None)
    one.get("metadata", {}).get("annotations", {}).pop("kubectl.kubernetes.io/last-applied-configuration", None)
    return one


def record(name, world):
    clean()
    create([{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": space, "labels": labels}}
            for space, labels in world["namespaces"].items()])
    accounts = 4 + len(world["namespaces"])
    watched.until("service accounts", lambda seen: sum(one["metadata"]["name"] == "default" for one in seen.of("ServiceAccount")) >= accounts)
    create(world["before"])
    create(world["nodes"])
    watched.until("ready nodes", lambda seen: len(seen.of("Node")) == len(world["nodes"]) and all(map(ready, seen.of("Node"))))
    create(world["placed"])
    watched.until("running pods", lambda seen: len(seen.of("Pod")) == len(world["placed"])
                  and all(one["status"]["phase"] == "Running" for one in seen.of("Pod")))
    for args in world.get("actions", []):
        run(*args)
    asked("a scheduler that knows them", lambda: scheduler_knows(len(world["nodes"]), len(world["placed"])))
    create([case["pod"] for case in world["cases"]])
    names = {case["pod"]["metadata"]["name"] for case in world["cases"]}

    def settled(seen):
        mine = [one for one in seen.of("Pod") if one["metadata"]["name"] in names]
        return len(mine) == len(names) and all(condition(one) or one["spec"].get("nodeName") for one in mine)

    watched.until("the scheduler's words", settled)
    asked("a scheduler with nothing left to try", lambda: scheduler_rests(len(names)))
    pods = items("pods", "-A")
    cases = []
    for case in world["cases"]:
        pod = next(one for one in pods if one["metadata"]["name"] == case["pod"]["metadata"]["name"])
        if pod["spec"].get("nodeName"):
            sys.exit(f"{name}: {case['name']} fits on {pod['spec']['nodeName']}: no case")
        cases.append({"name": case["name"], "message": condition(pod), "pod": trimmed(pod)})
    cluster = [one for kind in ("namespaces", "nodes", "storageclasses", "persistentvolumes", "persistentvolumeclaims -A")
               for one in items(*kind.split())]
    cluster += [one for one in pods if one["spec"].get("nodeName")]
    cases += [fitting(case) for case in world["fits"]]
    write(f"{out}/{name}", cluster, cases)
    for case in cases:
        print(f"{name}: {case['name']}: {case.get('message') or case['node']}")


def fitting(case):
    """A pod that has a place: where the scheduler put it, and then it goes."""
    name = case["pod"]["metadata"]["name"]
    create([case["pod"]])
    watched.until(f"a node for {name}", lambda seen: any(one["metadata"]["name"] == name and one["spec"].get("nodeName") for one in seen.of("Pod")))
    pod = items("pods", "-n", "work", f"--field-selector=metadata.name={name}")[0]
    node = pod["spec"].pop("nodeName")
    run("delete", "pod", "-n", "work", name, "--force", "--grace-period=0")
    return {"name": case["name"], "node": node, "pod": trimmed(pod)}


def write(folder, cluster, cases):
    subprocess.run(["mkdir", "-p", folder], check=True)
    for file, content in (("cluster.json", [trimmed(one) for one in cluster]), ("cases.json", cases)):
        with open(f"{folder}/{file}", "w") as f:
            f.write("[\n" + ",\n".join(json.dumps(one, sort_keys=True) for one in content) + "\n]\n")


for name in sys.argv[4:] or WORLDS:
    record(name, WORLDS[name]())
cluster.proxy.terminate()
