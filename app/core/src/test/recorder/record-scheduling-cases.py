#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records what a real kube-scheduler says of pods that fit nowhere, as fixtures of SchedulingCasesTest.

  record-scheduling-cases.py KUBECTL KUBECONFIG OUT_FOLDER [WORLD…]

For a throw-away control plane whose nodes nobody runs: ALL its nodes are deleted, and its namespaces but the system's. A world is
a set of nodes, placed pods and other objects; each of its cases is a pod. Written per world: cluster.json with the objects as the
API server returns them, cases.json with name, pod and message (of the condition PodScheduled)
or, where the pod has a place, the node that it came to.
"""
import json, subprocess, sys, time
from scheduling_worlds import WORLDS

kubectl, kubeconfig, out = sys.argv[1:4]


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


def until(what, condition, seconds=90):
    end = time.time() + seconds
    while not condition():
        if time.time() > end:
            sys.exit(f"{what}: did not come")
        time.sleep(0.5)


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
    until("an empty cluster", lambda: not items("nodes") and not items("pods", "-A") and len(items("namespaces")) == 4
          and not items("persistentvolumes"))


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
    until("service accounts", lambda: len(items("serviceaccounts", "-A", "--field-selector=metadata.name=default")) >= 4 + len(world["namespaces"]))
    create(world["before"])
    create(world["nodes"])
    until("ready nodes", lambda: all(ready(one) for one in items("nodes")))
    create(world["placed"])
    until("running pods", lambda: all(one["status"]["phase"] == "Running" for one in items("pods", "-A")))
    for args in world.get("actions", []):
        run(*args)
    time.sleep(3)
    create([case["pod"] for case in world["cases"]])
    names = {case["pod"]["metadata"]["name"] for case in world["cases"]}

    def settled():
        mine = [one for one in items("pods", "-A") if one["metadata"]["name"] in names]
        return len(mine) == len(names) and all(condition(one) or one["spec"].get("nodeName") for one in mine)

    until("the scheduler's words", settled)
    time.sleep(4)
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
    bound = lambda: run("get", "pod", "-n", "work", name, "-o", "jsonpath={.spec.nodeName}")
    until(f"a node for {name}", bound)
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
