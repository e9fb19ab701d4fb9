#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records rollouts on a real control plane as the fixtures of RecordedRolloutsTest.

  record_rollouts.py KUBECONFIG KUBECTL OUT [NAME…]

Plays each scenario of scenarios*.py in a namespace of its own, watches all objects of it, looks at them whenever one has changed, and
writes OUT/NAME.jsonl: one line a moment with the time, what `kubectl rollout status` says then, the objects that changed, and the
uids that are gone. A scenario goes on when something holds, never when a time is over.
Kubelets are faked (kwok); what they cannot do is written into the pods' status through the API, in the words of real ones.
"""
import json, os, re, subprocess, sys, threading, time, urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from conditions import caught_up
from waiting import Seen, Unmet, Watched

PATHS = ["/apis/apps/v1/%s/deployments", "/apis/apps/v1/%s/replicasets", "/apis/apps/v1/%s/statefulsets",
         "/apis/apps/v1/%s/daemonsets", "/apis/apps/v1/%s/controllerrevisions", "/api/v1/%s/pods", "/api/v1/%s/events",
         "/api/v1/%s/resourcequotas", "/apis/policy/v1/%s/poddisruptionbudgets"]
DROP = {"managedFields", "resourceVersion", "selfLink", "terminationMessagePath", "terminationMessagePolicy",
        "imagePullPolicy", "dnsPolicy", "schedulerName", "enableServiceLinks", "preemptionPolicy", "priority", "securityContext",
        "serviceAccount", "hostIP", "hostIPs", "podIP", "podIPs", "startTime", "qosClass", "imageID", "containerID",
        "allocatedResources", "user", "restartPolicy", "volumeMounts", "lastProbeTime", "generateName", "blockOwnerDeletion",
        "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "reportingInstance", "hostname", "subdomain",
        "fullyLabeledReplicas", "serviceName", "reportingComponent", "source", "action", "related", "lastTimestampMicro"}
ANNOTATIONS = ("deployment.kubernetes.io/revision", "kubernetes.io/change-cause", "kubectl.kubernetes.io/restartedAt",
               "deprecated.daemonset.template.generation")


class Cluster:
    def __init__(self, kubeconfig, kubectl):
        self.kubectl_path, self.kubeconfig = kubectl, kubeconfig
        self.proxy = subprocess.Popen([kubectl, "--kubeconfig", kubeconfig, "proxy", "--port=0"], stdout=subprocess.PIPE, text=True)
        self.base = "http://" + self.proxy.stdout.readline().split()[-1]

    def kubectl(self, *args, stdin=None, check=True):
        done = subprocess.run([self.kubectl_path, "--kubeconfig", self.kubeconfig, *args], input=stdin, text=True, capture_output=True)
        if check and done.returncode:
            raise RuntimeError(done.stderr)
        return (done.stdout + done.stderr).strip()

    def call(self, method, path, body=None, kind="application/json"):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.base + path, data, {"Content-Type": kind}, method=method)) as answer:
            return json.load(answer)


def pruned(value):
    if isinstance(value, list):
        return [pruned(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, one in value.items():
        if key in DROP:
            continue
        if key == "annotations":
            one = {name: text for name, text in one.items() if name in ANNOTATIONS}
        elif key == "volumes":
            one = [volume for volume in one if "persistentVolumeClaim" in volume]
        one = pruned(one)
        if one not in ({}, [], None, ""):
            kept[key] = one
    return kept


def manager(entry):
    """An entry of managedFields; of the fields only whether the pod template is among them."""
    small = {key: entry[key] for key in ("manager", "subresource", "time") if key in entry}
    if "f:template" in entry.get("fieldsV1", {}).get("f:spec", {}):
        small["fieldsV1"] = {"f:spec": {"f:template": {}}}
    return small


def compact(item, kind):
    small = pruned(item)
    small["kind"] = kind
    if kind in ("Deployment", "StatefulSet", "DaemonSet"):
        small["metadata"]["managedFields"] = [
            manager(one) for one in item["metadata"].get("managedFields", [])]
    if kind == "Node":
        small = {"kind": kind, "metadata": {key: small["metadata"][key] for key in ("name", "uid", "creationTimestamp")},
                 "spec": {key: one for key, one in small.get("spec", {}).items() if key in ("taints", "unschedulable")},
                 "status": {"conditions": [{key: text for key, text in one.items() if key != "lastHeartbeatTime"}
                                           for one in small["status"].get("conditions", []) if one["type"] == "Ready"]}}
    if kind == "Pod":
        small["spec"] = {key: one for key, one in small["spec"].items() if key not in ("serviceAccountName",)}
    return small


class Recording(threading.Thread):
    """Looks at one namespace whenever something in it changes, from start() until close()."""

    def __init__(self, cluster, namespace, workload, nodes=None):
        """nodes: "used" for those that a pod is on, "all"; None for none."""
        super().__init__(daemon=True)
        self.nodes = nodes
        self.cluster, self.namespace, self.workload = cluster, namespace, workload
        self.paths = [path % ("namespaces/" + namespace) for path in PATHS] + (["/api/v1/nodes"] if nodes else [])
        self.watched = Watched(cluster.base, self.paths)
        self.moments, self.looking = [], threading.Lock()

    def until(self, what, found, seconds=90):
        """Waits until something is found in what is seen, and gives it."""
        return self.watched.until(f"{self.namespace}: {what}", found, seconds)

    def look(self):
        objects = Seen()
        for path in self.paths:
            listed = self.cluster.call("GET", path)
            kind = listed["kind"].removesuffix("List")
            for item in listed["items"]:
                if kind == "Event" and (item.get("type") != "Warning" or "Metrics" in item.get("reason", "")):
                    continue
                objects[item["metadata"]["uid"]] = compact(item, kind)
        used = {pod["spec"].get("nodeName") for pod in objects.of("Pod")}
        for node in objects.of("Node"):
            if self.nodes == "used" and node["metadata"]["name"] not in used:
                del objects[node["metadata"]["uid"]]
        return objects

    def says(self):
        text = self.cluster.kubectl("-n", self.namespace, "rollout", "status", self.workload, "--watch=false", check=False)
        return text.splitlines()[0] if text else ""

    def moment(self, note, when=None, settled=True, seconds=120):
        """The moment at which something holds and kubectl says the same before and after. Unless it need not be settled, nothing moves
        then: two looks see the same, and the controllers have caught up with the pods."""
        end = time.monotonic() + seconds
        while True:
            version = self.watched.version
            with self.looking:
                before, first, objects, at = self.says(), self.look(), self.look(), int(time.time())
                still = self.says() == before and (not settled or signature(first) == signature(objects) and caught_up(objects))
                if still and (when is None or when(objects)):
                    self.moments.append({"at": at, "note": note, "kubectl": before, "objects": objects})
                    return
            if not self.watched.moved(version, end - time.monotonic()):
                raise Unmet(f"{self.namespace}: a moment for: {note}", seconds, before)

    def run(self):
        """A look counts when the workload did not move meanwhile: kubectl says the same before and after."""
        version = -1
        while not self.watched.closed:
            if not self.watched.moved(version, 60):
                continue
            version = self.watched.version
            with self.looking:
                before = self.says()
                objects, at = self.look(), int(time.time())
                if self.says() == before:
                    self.moments.append({"at": at, "note": "", "kubectl": before, "objects": objects})

    def close(self):
        self.watched.close()
        if self.is_alive():
            self.join()


def signature(objects):
    """What makes a moment worth keeping: how far each pod is, and what the workload says."""
    parts = []
    for one in objects.values():
        status = one.get("status", {})
        if one["kind"] == "Pod":
            states = [sorted(c.get("state", {}).items(), key=str)[0][0] + str(c.get("ready")) + str(next(iter(c["state"].values()), {}).get("reason"))
                      for c in status.get("containerStatuses", []) if c.get("state")]
            ready = [c["status"] for c in status.get("conditions", []) if c["type"] == "Ready"]
            parts.append((one["metadata"]["name"], status.get("phase"), tuple(states), tuple(ready), "deletionTimestamp" in one["metadata"]))
        elif one["kind"] in ("Deployment", "StatefulSet", "DaemonSet"):
            parts.append(json.dumps([status.get(k) for k in ("updatedReplicas", "observedGeneration", "updatedNumberScheduled")])
                         + str([c.get("reason") for c in status.get("conditions", [])]))
        elif one["kind"] == "Node":
            parts.append((one["metadata"]["name"], status["conditions"][0]["status"]))
    return sorted(map(str, parts))


def chosen(moments, most):
    """Moments with a note always; of the others, changes spread over the time."""
    changes, last = [], None
    for i, moment in enumerate(moments):
        now = signature(moment["objects"])
        if moment["note"] or now != last:
            changes.append(i)
        last = now
    noted = [i for i in changes if moments[i]["note"]]
    others = [i for i in changes if not moments[i]["note"]]
    room = max(0, most - len(noted))
    step = max(1, len(others) / room) if room else 1
    picked = {others[int(k * step)] for k in range(min(room, len(others)))} if others else set()
    return [moments[i] for i in sorted(picked | set(noted))]


def write(path, moments):
    names, known = {}, {}
    with open(path, "w") as out:
        for moment in moments:
            changed, seen = [], set()
            for uid, one in moment["objects"].items():
                seen.add(uid)
                if known.get(uid) != one:
                    known[uid] = one
                    changed.append(one)
            gone = [uid for uid in known if uid not in seen]
            for uid in gone:
                del known[uid]
            text = json.dumps({"at": moment["at"], "note": moment["note"], "kubectl": moment["kubectl"], "set": changed, "gone": gone},
                              separators=(",", ":"), ensure_ascii=False)
            out.write(re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", lambda m: names.setdefault(m[0], f"u{len(names)}"), text) + "\n")


def record(cluster, out, name, scenario):
    namespace = "roll-" + name
    cluster.kubectl("delete", "namespace", namespace, "--ignore-not-found", "--wait=true")
    cluster.kubectl("create", "namespace", namespace)
    recording = Recording(cluster, namespace, scenario["workload"], scenario.get("nodes"))
    try:
        scenario["play"](cluster, namespace, recording)
    finally:
        recording.close()
    moments = chosen(recording.moments, scenario.get("most", 6))
    write(os.path.join(out, name + ".jsonl"), moments)
    print(name, len(moments), "moments", flush=True)
    cluster.kubectl("delete", "namespace", namespace, "--wait=false")


def main():
    from scenarios import SCENARIOS
    from scenarios_placed import PLACED
    from scenarios_steered import STEERED
    scenarios = {**SCENARIOS, **STEERED, **PLACED}
    kubeconfig, kubectl, out, *names = sys.argv[1:]
    cluster = Cluster(kubeconfig, kubectl)
    gate, failed = threading.Semaphore(4), []

    def one(name):
        with gate:
            try:
                record(cluster, out, name, scenarios[name])
            except Exception as broken:
                failed.append(name)
                print(name, "FAILED:", repr(broken)[:300], flush=True)

    names = names or list(scenarios)
    alone = [name for name in names if scenarios[name].get("alone")]
    threads = [threading.Thread(target=one, args=(name,)) for name in names if name not in alone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in alone:
        one(name)
    cluster.proxy.terminate()
    if failed:
        sys.exit(f"not recorded: {', '.join(failed)}")


if __name__ == "__main__":
    main()
