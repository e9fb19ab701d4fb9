# SPDX-License-Identifier: Apache-2.0
"""Parts of a throw-away control plane that fall silent for a while. Their process ids lie beside its kubeconfig, as NAME.pid."""
import contextlib, datetime, os, signal, threading

LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases"


@contextlib.contextmanager
def stopped(cluster, name):
    """A process that does nothing while the `with` lasts."""
    with open(os.path.join(os.path.dirname(cluster.kubeconfig), name + ".pid")) as file:
        pid = int(file.read())
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@contextlib.contextmanager
def lost(cluster, node):
    """A node whose kubelet has fallen silent. One process plays all kubelets (kwok): it is stopped, and the leases of all other
    nodes are renewed here, so that the control plane loses this one only, by its own rules and in its own time."""
    done = threading.Event()

    def renew():
        for lease in cluster.call("GET", LEASES)["items"]:
            if lease["metadata"]["name"] != node:
                now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
                cluster.call("PATCH", f"{LEASES}/{lease['metadata']['name']}", {"spec": {"renewTime": now}}, "application/merge-patch+json")

    def keep():
        while not done.wait(10):
            renew()

    with stopped(cluster, "kwok"):
        renew()
        keeper = threading.Thread(target=keep, daemon=True)
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()
