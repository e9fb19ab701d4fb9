#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records workloads whose revisions were brought back, with what tells who did it, for AuthorsTest.

  record_authors.py KUBECONFIG KUBECTL OUT

In a namespace of its own: a Deployment, a StatefulSet and a DaemonSet are created, get another image, are given the first one back by a
server-side apply of another manager, and then the second one by `kubectl rollout undo`. OUT gets one object a line: the workloads, their
ReplicaSets and ControllerRevisions, with managedFields and without what no row keeps. A step is done when the controller has made its
revision, never when a time is over.
"""
import json, subprocess, sys

KINDS = {"Deployment": "twice", "StatefulSet": "twice-set", "DaemonSet": "twice-agent"}
METADATA = ("name", "namespace", "uid", "creationTimestamp", "generation", "annotations", "labels", "ownerReferences", "managedFields")


def main(kubeconfig, kubectl_path, out, namespace="authors"):
    def kubectl(*args, stdin=None):
        done = subprocess.run([kubectl_path, "--kubeconfig", kubeconfig, *args], input=stdin, text=True, capture_output=True, check=True)
        return done.stdout

    def listed(kinds):
        return json.loads(kubectl("-n", namespace, "get", kinds, "-o", "json", "--show-managed-fields"))["items"]

    def revision(of):
        number = of["metadata"].get("annotations", {}).get("deployment.kubernetes.io/revision")
        return of["revision"] if "revision" in of else int(number or 0)

    def newest(name):
        own = [revision(one) for one in listed("replicasets,controllerrevisions")
               if one["metadata"]["ownerReferences"][0]["name"] == name]
        return max(own, default=0)

    def apply(image, manager):
        for kind, name in KINDS.items():
            spec = {"selector": {"matchLabels": {"app": name}},
                    "template": {"metadata": {"labels": {"app": name}},
                                 "spec": {"containers": [{"name": "main", "image": image}]}}}
            whole = {"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": name}, "spec": spec}
            kubectl("-n", namespace, "apply", "--server-side", "--force-conflicts", "--field-manager", manager, "-f", "-",
                    stdin=json.dumps(whole))

    def made(number):
        while any(newest(name) < number for name in KINDS.values()):
            pass
        # Times are kept in whole seconds: the next step is to be in another one.
        before = stamp()
        while stamp() == before:
            pass

    def stamp():
        name = "clock"
        kubectl("-n", namespace, "delete", "configmap", name, "--ignore-not-found")
        return json.loads(kubectl("-n", namespace, "create", "configmap", name, "-o", "json"))["metadata"]["creationTimestamp"]

    kubectl("create", "namespace", namespace)
    try:
        apply("registry.example/shop/one:1", "installer")
        made(1)
        for kind, name in KINDS.items():
            kubectl("-n", namespace, "set", "image", f"{kind.lower()}/{name}", "main=registry.example/shop/one:2")
        made(2)
        apply("registry.example/shop/one:1", "argocd-controller")
        made(3)
        for kind, name in KINDS.items():
            kubectl("-n", namespace, "rollout", "undo", f"{kind.lower()}/{name}")
        made(4)
        with open(out, "w") as file:
            for one in listed("deployments,statefulsets,daemonsets,replicasets,controllerrevisions"):
                one["metadata"] = {key: value for key, value in one["metadata"].items() if key in METADATA}
                one.pop("status", None)
                file.write(json.dumps(one, separators=(",", ":")) + "\n")
    finally:
        kubectl("delete", "namespace", namespace, "--wait=false")


main(*sys.argv[1:])
