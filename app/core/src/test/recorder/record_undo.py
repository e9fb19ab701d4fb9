#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records what `kubectl rollout undo` sends, as the fixtures of UndoPlanTest.

  record_undo.py KUBECONFIG KUBECTL OUT

For each kind: a workload with three revisions, all of them as the server has them, and the body of kubectl's patch.
"""
import json, os, re, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from conditions import observed
from record_rollouts import Cluster
from scenarios import workload
from waiting import Watched

REVISIONS = {"Deployment": "replicasets"}
POD = {"volumes": [{"name": "conf", "configMap": {"name": "web-conf"}}, {"name": "data", "persistentVolumeClaim": {"claimName": "web-data"}}],
       "serviceAccountName": "default", "imagePullSecrets": [{"name": "registry"}]}
CONTAINER = {"env": [{"name": "MODE", "value": "calm"}, {"name": "DB", "valueFrom": {"secretKeyRef": {"name": "web-db", "key": "url"}}}],
             "envFrom": [{"configMapRef": {"name": "web-env", "optional": True}}]}


def made(number, cause):
    """Whether so many revisions are kept, and the newest has the cause of the change."""
    def holds(seen):
        revisions = seen.of("ReplicaSet") + seen.of("ControllerRevision")
        causes = [one["metadata"].get("annotations", {}).get("kubernetes.io/change-cause") for one in revisions]
        return observed(seen) and len(revisions) == number and cause in causes
    return holds


def record(cluster, out, kind):
    ns, plural = "undo-" + kind.lower(), kind.lower() + "s"
    cluster.kubectl("delete", "namespace", ns, "--ignore-not-found", "--wait=true")
    cluster.kubectl("create", "namespace", ns)
    first = workload(kind, 1, container=CONTAINER, pod=POD)
    first["metadata"]["annotations"] = {"team": "shop", "kubernetes.io/change-cause": "first"}
    cluster.kubectl("-n", ns, "apply", "-f", "-", stdin=json.dumps(first))
    kept = REVISIONS.get(kind, "controllerrevisions")
    watched = Watched(cluster.base, [f"/apis/apps/v1/namespaces/{ns}/{one}" for one in (plural, kept)])
    watched.until(f"{kind}: its first revision", made(1, "first"))
    for number, image, cause in ((2, "shop/web:2.0", "second"), (3, "shop/web:3.0", "third")):
        cluster.kubectl("-n", ns, "annotate", kind, "web", "kubernetes.io/change-cause=" + cause, "--overwrite")
        cluster.kubectl("-n", ns, "set", "image", kind + "/web", "app=" + image, "--field-manager=ci-bot")
        watched.until(f"{kind}: its revision {number}", made(number, cause))
    watched.close()
    get = lambda what: cluster.call("GET", f"/apis/apps/v1/namespaces/{ns}/{what}")
    recorded = {"workload": {**get(plural + "/web"), "kind": kind}, "revisions": get(kept)["items"]}
    said = cluster.kubectl("-n", ns, "rollout", "undo", kind + "/web", "--to-revision=1", "-v=9")
    bodies = [json.loads(one) for one in re.findall(r'"Request Body" body=("(?:[^"\\]|\\.)*")', said)]
    recorded["kubectl"] = json.loads([one for one in bodies if one][-1])
    with open(os.path.join(out, kind.lower() + ".json"), "w") as file:
        json.dump(recorded, file, indent=1)
        file.write("\n")
    cluster.kubectl("delete", "namespace", ns, "--wait=false")


if __name__ == "__main__":
    kubeconfig, kubectl, out = sys.argv[1:]
    cluster = Cluster(kubeconfig, kubectl)
    for kind in ("Deployment", "StatefulSet", "DaemonSet"):
        record(cluster, out, kind)
    cluster.proxy.terminate()
