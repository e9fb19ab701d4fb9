# SPDX-License-Identifier: Apache-2.0
"""What record_rollouts.py plays."""
import json, os, signal, time

NEVER = {"pilothouse.dev/behaviour": "never-ready"}
READINESS = {"httpGet": {"path": "/ready", "port": 8080}, "periodSeconds": 5, "failureThreshold": 3}


def workload(kind, replicas, image="shop/web:1.0", labels=None, container=None, pod=None, **spec):
    template = {"metadata": {"labels": {"app": "web", **(labels or {})}},
                "spec": {"containers": [{"name": "app", "image": image, **(container or {})}], "terminationGracePeriodSeconds": 30, **(pod or {})}}
    body = {"selector": {"matchLabels": {"app": "web"}}, "template": template, **spec}
    if kind != "DaemonSet":
        body["replicas"] = replicas
    if kind == "StatefulSet":
        body["serviceName"] = "web"
    return {"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": "web", "labels": {"app": "web"}}, "spec": body}


def apply(c, ns, *objects):
    for one in objects:
        c.kubectl("-n", ns, "apply", "-f", "-", stdin=json.dumps(one))


def stamp(ago):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - ago))


def settle(c, ns, kind):
    time.sleep(0.5)
    c.kubectl("-n", ns, "rollout", "status", f"{kind}/web", "--timeout=120s")


def change(c, ns, kind, image=None, labels=None, **more):
    """One patch of the template, as an editor sends it."""
    template = {}
    if image or more.get("container"):
        template["spec"] = {"containers": [{"name": "app", **({"image": image} if image else {}), **more.get("container", {})}]}
    if labels:
        template["metadata"] = {"labels": labels}
    if more.get("pod"):
        template.setdefault("spec", {}).update(more["pod"])
    if more.get("meta"):
        template.setdefault("metadata", {}).update(more["meta"])
    patch = {"spec": {"template": template, **more.get("spec", {})}}
    c.kubectl("-n", ns, "patch", kind, "web", "--type=strategic", "-p", json.dumps(patch), *more.get("args", []))


def pods(c, ns):
    return c.call("GET", f"/api/v1/namespaces/{ns}/pods")["items"]


def until(c, ns, found, seconds=40):
    """The pods for which something holds, when there are some."""
    for _ in range(seconds * 4):
        some = [one for one in pods(c, ns) if found(one)]
        if some:
            return some
        time.sleep(0.25)
    raise RuntimeError("nothing like it in " + ns)


def status(c, ns, pod, body):
    c.call("PATCH", f"/api/v1/namespaces/{ns}/pods/{pod}/status", {"status": body}, "application/strategic-merge-patch+json")


def is_new(image):
    return lambda one: one["spec"]["containers"][0]["image"] == image and "deletionTimestamp" not in one["metadata"]


def event(c, ns, about, reason, message, count=1, container="app", first=60, uid=None, kind="Pod"):
    ref = {"kind": kind, "namespace": ns, "name": about["metadata"]["name"], "uid": about["metadata"]["uid"], "apiVersion": "v1"}
    if container:
        ref["fieldPath"] = "spec.containers{%s}" % container
    c.call("POST", f"/api/v1/namespaces/{ns}/events", {
        "metadata": {"name": f"{about['metadata']['name']}.{time.time_ns():x}", "namespace": ns}, "involvedObject": ref, "reason": reason,
        "message": message, "type": "Warning", "count": count, "firstTimestamp": stamp(first), "lastTimestamp": stamp(0), "source": {"component": "kubelet"}})


def waiting(reason, message, image, **more):
    return {"phase": "Pending", "containerStatuses": [{"name": "app", "image": image, "imageID": "", "ready": False, "started": False,
            "restartCount": 0, "state": {"waiting": {"reason": reason, "message": message}, "running": None}, **more}]}


def good(c, ns, rec):
    apply(c, ns, workload("Deployment", 8))
    settle(c, ns, "deploy")
    rec.start()
    c.kubectl("-n", ns, "annotate", "deploy", "web", "kubernetes.io/change-cause=Two dot zero")
    c.kubectl("-n", ns, "set", "image", "deploy/web", "app=shop/web:2.0", "--field-manager=ci-bot")
    settle(c, ns, "deploy")
    time.sleep(3)
    rec.moment("complete")


def failing(image="shop/web:2.0", labels=None, seconds=25, replicas=4, notes=None, spec=None, **more):
    def play(c, ns, rec):
        apply(c, ns, workload("Deployment", replicas, **(spec or {})))
        settle(c, ns, "deploy")
        rec.start()
        change(c, ns, "deploy", image=image, labels=labels, **more)
        time.sleep(seconds)
        rec.moment(notes or "failing")
    return play


def patched(body, note, events=(), image="shop/web:2.0", seconds=4, **more):
    """New pods whose status a kubelet would write so; kwok leaves pods alone that are never ready."""
    def play(c, ns, rec):
        apply(c, ns, workload("Deployment", 3))
        settle(c, ns, "deploy")
        rec.start()
        change(c, ns, "deploy", image=image, labels=NEVER, **more)
        for pod in until(c, ns, lambda one: is_new(image)(one) and one["status"].get("phase") == "Running"):
            for one in events:
                event(c, ns, pod, *one)
            status(c, ns, pod["metadata"]["name"], body(image))
        time.sleep(seconds)
        rec.moment(note)
    return play


def registry(message, reason="ErrImagePull", name="registry.example.com/shop/missing-web:2.0"):
    def play(c, ns, rec):
        image = "registry.example.com/shop/missing-web:2.0"
        apply(c, ns, workload("Deployment", 3))
        settle(c, ns, "deploy")
        rec.start()
        change(c, ns, "deploy", image=image)
        backing = lambda one: is_new(image)(one) and "ImagePullBackOff" in json.dumps(one["status"])
        for pod in until(c, ns, backing):
            status(c, ns, pod["metadata"]["name"], waiting(reason, message, name))
        time.sleep(2)
        rec.moment("the registry's answer")
    return play


def init_crash(c, ns, rec):
    apply(c, ns, workload("Deployment", 2))
    settle(c, ns, "deploy")
    rec.start()
    change(c, ns, "deploy", labels=NEVER, pod={"initContainers": [{"name": "migrate", "image": "shop/migrate:2.0"}]})
    for pod in until(c, ns, lambda one: "initContainers" in one["spec"] and one["status"].get("phase") == "Running"):
        ended = {"exitCode": 3, "reason": "Error", "startedAt": stamp(12), "finishedAt": stamp(10)}
        status(c, ns, pod["metadata"]["name"], {"phase": "Pending",
            "conditions": [{"type": "Initialized", "status": "False", "reason": "ContainersNotInitialized"}],
            "initContainerStatuses": [{"name": "migrate", "image": "shop/migrate:2.0", "imageID": "x", "ready": False, "restartCount": 4,
                "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 1m20s restarting failed container=migrate"}},
                "lastState": {"terminated": ended}}],
            "containerStatuses": [{"name": "app", "image": "shop/web:1.0", "imageID": "", "ready": False, "started": False, "restartCount": 0,
                "state": {"waiting": {"reason": "PodInitializing"}, "running": None}}]})
    time.sleep(3)
    rec.moment("init container crashes")


def quota(c, ns, rec):
    apply(c, ns, {"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "compute"}, "spec": {"hard": {"pods": "4"}}},
          workload("Deployment", 4, strategy={"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 2, "maxUnavailable": 0}}))
    settle(c, ns, "deploy")
    rec.start()
    change(c, ns, "deploy", image="shop/web:2.0")
    time.sleep(8)
    rec.moment("quota refuses")


def sts_quota(c, ns, rec):
    apply(c, ns, {"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "compute"}, "spec": {"hard": {"pods": "3"}}},
          workload("StatefulSet", 3))
    settle(c, ns, "sts")
    rec.start()
    c.kubectl("-n", ns, "patch", "quota", "compute", "-p", '{"spec":{"hard":{"pods":"2"}}}')
    change(c, ns, "sts", image="shop/web:2.0")
    time.sleep(12)
    rec.moment("quota refuses web-2")


def webhook(c, ns, rec):
    apply(c, ns, workload("Deployment", 3))
    settle(c, ns, "deploy")
    hook = {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration", "metadata": {"name": "gate-" + ns},
            "webhooks": [{"name": "gate.example.com", "admissionReviewVersions": ["v1"], "sideEffects": "None", "timeoutSeconds": 2,
                          "clientConfig": {"url": "https://127.0.0.1:9/gate"}, "failurePolicy": "Fail",
                          "rules": [{"apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"], "operations": ["CREATE"]}],
                          "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": ns}}}]}
    apply(c, ns, hook)
    try:
        time.sleep(2)
        rec.start()
        change(c, ns, "deploy", image="shop/web:2.0")
        time.sleep(8)
        rec.moment("webhook does not answer")
    finally:
        c.kubectl("delete", "validatingwebhookconfiguration", "gate-" + ns)


def policy(c, ns, rec):
    apply(c, ns, workload("Deployment", 3))
    settle(c, ns, "deploy")
    name = "latest-" + ns
    apply(c, ns, {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy", "metadata": {"name": name},
                  "spec": {"failurePolicy": "Fail", "matchConstraints": {"resourceRules": [
                      {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]}]},
                      "validations": [{"expression": "object.spec.containers.all(c, !c.image.endsWith(':latest'))", "message": "no :latest here"}]}},
          {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicyBinding", "metadata": {"name": name},
           "spec": {"policyName": name, "validationActions": ["Deny"],
                    "matchResources": {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": ns}}}}})
    try:
        time.sleep(10)
        rec.start()
        change(c, ns, "deploy", image="shop/web:latest")
        time.sleep(6)
        rec.moment("policy refuses")
    finally:
        c.kubectl("delete", "validatingadmissionpolicy,validatingadmissionpolicybinding", name)


def pod_security(c, ns, rec):
    apply(c, ns, workload("DaemonSet", 0))
    settle(c, ns, "ds")
    c.kubectl("label", "namespace", ns, "pod-security.kubernetes.io/enforce=restricted")
    rec.start()
    change(c, ns, "ds", image="shop/web:2.0")
    time.sleep(12)
    rec.moment("Pod Security refuses")


def account(c, ns, rec):
    apply(c, ns, workload("Deployment", 3))
    settle(c, ns, "deploy")
    rec.start()
    change(c, ns, "deploy", image="shop/web:2.0", pod={"serviceAccountName": "nobody-knows"})
    time.sleep(6)
    rec.moment("no such ServiceAccount")


def paused(c, ns, rec):
    apply(c, ns, workload("Deployment", 6))
    settle(c, ns, "deploy")
    rec.start()
    c.kubectl("-n", ns, "set", "image", "deploy/web", "app=shop/web:2.0")
    time.sleep(2)
    c.kubectl("-n", ns, "rollout", "pause", "deploy/web")
    time.sleep(8)
    rec.moment("paused")
    c.kubectl("-n", ns, "rollout", "resume", "deploy/web")
    settle(c, ns, "deploy")
    rec.moment("resumed and complete")


def undone(c, ns, rec):
    apply(c, ns, workload("Deployment", 4))
    settle(c, ns, "deploy")
    c.kubectl("-n", ns, "set", "image", "deploy/web", "app=shop/missing:2.0")
    time.sleep(6)
    rec.start()
    rec.moment("before undo")
    c.kubectl("-n", ns, "rollout", "undo", "deploy/web")
    rec.moment("just undone")
    settle(c, ns, "deploy")
    time.sleep(4)
    rec.moment("undone")
    c.kubectl("-n", ns, "rollout", "undo", "deploy/web")
    time.sleep(6)
    rec.moment("undo of the undo")


def overtaken(c, ns, rec):
    apply(c, ns, workload("Deployment", 8))
    settle(c, ns, "deploy")
    rec.start()
    c.kubectl("-n", ns, "set", "image", "deploy/web", "app=shop/web:2.0")
    time.sleep(3)
    c.kubectl("-n", ns, "set", "image", "deploy/web", "app=shop/web:3.0")
    time.sleep(1.5)
    rec.moment("three revisions")
    settle(c, ns, "deploy")
    rec.moment("complete")


def recreate(c, ns, rec):
    apply(c, ns, workload("Deployment", 3, strategy={"type": "Recreate"}))
    settle(c, ns, "deploy")
    for one in pods(c, ns):
        c.kubectl("-n", ns, "patch", "pod", one["metadata"]["name"], "-p", '{"metadata":{"finalizers":["example.com/hold"]}}')
    rec.start()
    c.kubectl("-n", ns, "set", "image", "deploy/web", "app=shop/web:2.0")
    time.sleep(4)
    rec.moment("old pods end")
    for one in pods(c, ns):
        c.kubectl("-n", ns, "patch", "pod", one["metadata"]["name"], "--type=merge", "-p", '{"metadata":{"finalizers":null}}', check=False)
    settle(c, ns, "deploy")
    rec.moment("complete")


def held_by_finalizer(c, ns, rec):
    apply(c, ns, workload("StatefulSet", 2, pod={"terminationGracePeriodSeconds": 1}))
    settle(c, ns, "sts")
    c.kubectl("-n", ns, "patch", "pod", "web-1", "-p", '{"metadata":{"finalizers":["example.com/hold"]}}')
    rec.start()
    change(c, ns, "sts", image="shop/web:2.0")
    time.sleep(16)
    rec.moment("overdue")
    c.kubectl("-n", ns, "patch", "pod", "web-1", "--type=merge", "-p", '{"metadata":{"finalizers":null}}')


def min_ready(c, ns, rec):
    apply(c, ns, workload("Deployment", 3, minReadySeconds=12))
    settle(c, ns, "deploy")
    rec.start()
    c.kubectl("-n", ns, "set", "image", "deploy/web", "app=shop/web:2.0")
    time.sleep(9)
    rec.moment("ready, not yet available")
    settle(c, ns, "deploy")
    rec.moment("complete")


def deadline(c, ns, rec):
    apply(c, ns, workload("Deployment", 3, progressDeadlineSeconds=8))
    settle(c, ns, "deploy")
    rec.start()
    change(c, ns, "deploy", labels=NEVER)
    time.sleep(20)
    rec.moment("deadline passed")


def unscheduled(c, ns, rec):
    apply(c, ns, workload("Deployment", 4), {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"},
          "spec": {"minAvailable": 4, "selector": {"matchLabels": {"app": "web"}}}})
    settle(c, ns, "deploy")
    rec.start()
    change(c, ns, "deploy", container={"resources": {"requests": {"cpu": "900"}}})
    time.sleep(6)
    rec.moment("no node fits")


def claim(c, ns, rec):
    apply(c, ns, workload("Deployment", 2))
    settle(c, ns, "deploy")
    rec.start()
    change(c, ns, "deploy", pod={"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "nowhere"}}]})
    time.sleep(6)
    rec.moment("claim does not exist")


def gate(c, ns, rec):
    apply(c, ns, workload("Deployment", 2))
    settle(c, ns, "deploy")
    rec.start()
    change(c, ns, "deploy", image="shop/web:2.0", labels=NEVER, pod={"readinessGates": [{"conditionType": "example.com/in-service"}]})
    for pod in until(c, ns, lambda one: is_new("shop/web:2.0")(one) and one["status"].get("phase") == "Running"):
        status(c, ns, pod["metadata"]["name"], {"containerStatuses": [{"name": "app", "image": "shop/web:2.0", "imageID": "x", "ready": True,
               "started": True, "restartCount": 0, "state": {"running": {"startedAt": pod["status"]["startTime"]}}}]})
    time.sleep(3)
    rec.moment("waits for its gate")


def unobserved(c, ns, rec):
    apply(c, ns, workload("Deployment", 3))
    settle(c, ns, "deploy")
    with open(os.path.join(os.path.dirname(c.kubeconfig), "kube-controller-manager.pid")) as file:
        pid = int(file.read())
    os.kill(pid, signal.SIGSTOP)
    try:
        rec.start()
        c.kubectl("-n", ns, "set", "image", "deploy/web", "app=shop/web:2.0")
        time.sleep(2)
        rec.moment("the controller is away")
    finally:
        os.kill(pid, signal.SIGCONT)
    settle(c, ns, "deploy")
    rec.moment("complete")


def sts_good(c, ns, rec):
    apply(c, ns, workload("StatefulSet", 3))
    settle(c, ns, "sts")
    rec.start()
    change(c, ns, "sts", image="shop/web:2.0")
    settle(c, ns, "sts")
    time.sleep(12)
    rec.moment("complete")


def sts_partition(c, ns, rec):
    apply(c, ns, workload("StatefulSet", 4, updateStrategy={"type": "RollingUpdate", "rollingUpdate": {"partition": 2}}))
    settle(c, ns, "sts")
    rec.start()
    change(c, ns, "sts", image="shop/web:2.0")
    time.sleep(18)
    rec.moment("held by the partition")


def sts_on_delete(c, ns, rec):
    apply(c, ns, workload("StatefulSet", 3, updateStrategy={"type": "OnDelete"}))
    time.sleep(14)
    rec.start()
    change(c, ns, "sts", image="shop/web:2.0")
    time.sleep(3)
    rec.moment("nobody deletes")
    c.kubectl("-n", ns, "delete", "pod", "web-1", "--wait=false")
    time.sleep(12)
    rec.moment("one deleted")


def sts_crash(c, ns, rec):
    apply(c, ns, workload("StatefulSet", 3))
    settle(c, ns, "sts")
    rec.start()
    change(c, ns, "sts", labels={"pilothouse.dev/behaviour": "crash-loop"})
    time.sleep(20)
    rec.moment("web-2 crashes")
    change(c, ns, "sts", labels={"pilothouse.dev/behaviour": None})
    time.sleep(5)
    rec.moment("put right, and still held by web-2")


def sts_order(c, ns, rec):
    apply(c, ns, workload("StatefulSet", 3, labels=NEVER, podManagementPolicy="Parallel"))
    time.sleep(6)
    c.kubectl("-n", ns, "delete", "sts", "web", "--cascade=orphan")
    apply(c, ns, workload("StatefulSet", 3, labels=NEVER))
    ready = lambda one: {"conditions": [{"type": "Ready", "status": "True"}, {"type": "ContainersReady", "status": "True"}],
                         "containerStatuses": [{**one["status"]["containerStatuses"][0], "ready": True}]}
    for one in pods(c, ns):
        if one["metadata"]["name"] != "web-0":
            status(c, ns, one["metadata"]["name"], ready(one))
    first = [one for one in pods(c, ns) if one["metadata"]["name"] == "web-0"][0]
    event(c, ns, first, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 500", 7)
    rec.start()
    change(c, ns, "sts", image="shop/web:2.0")
    time.sleep(5)
    rec.moment("web-0 holds up web-2")


def sts_parallel(c, ns, rec):
    apply(c, ns, workload("StatefulSet", 4, podManagementPolicy="Parallel"))
    settle(c, ns, "sts")
    rec.start()
    change(c, ns, "sts", image="shop/missing:2.0")
    time.sleep(12)
    rec.moment("the highest waits for its image")


def ds(spec, seconds=40, **changes):
    def play(c, ns, rec):
        apply(c, ns, workload("DaemonSet", 0, **spec))
        time.sleep(1)
        until(c, ns, lambda one: all(str(p["status"]).find("'type': 'Ready'") > 0 and p["status"]["phase"] == "Running" and
              p["status"]["containerStatuses"][0]["ready"] for p in pods(c, ns)))
        rec.start()
        change(c, ns, "ds", **changes)
        if seconds:
            time.sleep(seconds)
        else:
            settle(c, ns, "ds")
        rec.moment("at last")
    return play


def rolling_update(surge, unavailable):
    return {"strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": surge, "maxUnavailable": unavailable}}}


def rolling(surge, unavailable):
    return {"updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": surge, "maxUnavailable": unavailable}}}


CONTAINERD = 'rpc error: code = %s desc = failed to pull and unpack image "registry.example.com/shop/missing-web:2.0": failed to resolve reference "registry.example.com/shop/missing-web:2.0": %s'
def crashed():
    return {"lastState": {"terminated": {"exitCode": 137, "reason": "Error", "startedAt": stamp(50), "finishedAt": stamp(10)}}, "restartCount": 4}


SCENARIOS = {
    "good": {"workload": "deploy/web", "play": good, "most": 8},
    "image-missing": {"workload": "deploy/web", "play": failing(image="shop/missing:2.0", seconds=10), "most": 4},
    "registry-not-found": {"workload": "deploy/web", "play": registry(CONTAINERD % ("NotFound", "registry.example.com/shop/missing-web:2.0: not found")), "most": 3},
    "registry-refuses": {"workload": "deploy/web", "play": registry(CONTAINERD % ("Unknown", "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://registry.example.com/token: 401 Unauthorized")), "most": 2},
    "registry-away": {"workload": "deploy/web", "play": registry(CONTAINERD % ("Unknown", 'failed to do request: Head "https://registry.example.com/v2/shop/missing-web/manifests/2.0": dial tcp 203.0.113.7:443: i/o timeout')), "most": 2},
    "registry-limit": {"workload": "deploy/web", "play": registry(CONTAINERD % ("Unknown", "unexpected status from HEAD request to https://registry.example.com/v2/shop/missing-web/manifests/2.0: 429 Too Many Requests")), "most": 2},
    "image-invalid": {"workload": "deploy/web", "play": registry('Failed to apply default image tag "Shop/web": couldn\'t parse image name "Shop/web": invalid reference format', "InvalidImageName", "Shop/web"), "most": 2},
    "never-ready": {"workload": "deploy/web", "play": failing(labels=NEVER, seconds=70, replicas=5, spec=rolling_update(1, 1), container={"readinessProbe": READINESS}), "most": 5},
    "crash-loop": {"workload": "deploy/web", "play": failing(labels={"pilothouse.dev/behaviour": "crash-loop"}, seconds=40), "most": 6},
    "out-of-memory": {"workload": "deploy/web", "play": failing(labels={"pilothouse.dev/behaviour": "oom"}, seconds=30), "most": 4},
    "init-crash": {"workload": "deploy/web", "play": init_crash, "most": 2},
    "config-map-missing": {"workload": "deploy/web", "play": patched(lambda image: waiting("CreateContainerConfigError", 'configmap "web-env" not found', image), "config missing"), "most": 2},
    "secret-key-missing": {"workload": "deploy/web", "play": patched(lambda image: waiting("CreateContainerConfigError", "couldn't find key password in Secret roll-secret-key-missing/web-db", image), "key missing"), "most": 2},
    "cannot-start": {"workload": "deploy/web", "play": patched(lambda image: waiting("RunContainerError", 'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/srv/web": stat /srv/web: no such file or directory', image), "cannot start"), "most": 2},
    "liveness": {"workload": "deploy/web", "play": patched(lambda image: {**waiting("CrashLoopBackOff", "back-off 40s restarting failed container=app", image, **crashed()), "phase": "Running"}, "killed by its liveness probe", [("Unhealthy", 'Liveness probe failed: Get "http://10.0.0.7:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)', 12)]), "most": 2},
    "volume": {"workload": "deploy/web", "play": patched(lambda image: waiting("ContainerCreating", "", image), "volume not mounted", seconds=0, events=[("FailedMount", 'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found', 6, "")]), "most": 2},
    "quota": {"workload": "deploy/web", "play": quota, "most": 3},
    "sts-quota": {"workload": "sts/web", "play": sts_quota, "most": 3},
    "webhook": {"workload": "deploy/web", "play": webhook, "most": 2},
    "policy": {"workload": "deploy/web", "play": policy, "most": 2},
    "pod-security": {"workload": "ds/web", "play": pod_security, "most": 3},
    "no-account": {"workload": "deploy/web", "play": account, "most": 2},
    "paused": {"workload": "deploy/web", "play": paused, "most": 5},
    "undone": {"workload": "deploy/web", "play": undone, "most": 7},
    "overtaken": {"workload": "deploy/web", "play": overtaken, "most": 5},
    "recreate": {"workload": "deploy/web", "play": recreate, "most": 6},
    "held-by-finalizer": {"workload": "sts/web", "play": held_by_finalizer, "most": 3},
    "min-ready": {"workload": "deploy/web", "play": min_ready, "most": 6},
    "deadline": {"workload": "deploy/web", "play": deadline, "most": 5},
    "no-node-fits": {"workload": "deploy/web", "play": unscheduled, "most": 3},
    "no-claim": {"workload": "deploy/web", "play": claim, "most": 2},
    "readiness-gate": {"workload": "deploy/web", "play": gate, "most": 3},
    "sts-good": {"workload": "sts/web", "play": sts_good, "most": 8},
    "sts-partition": {"workload": "sts/web", "play": sts_partition, "most": 5},
    "sts-on-delete": {"workload": "sts/web", "play": sts_on_delete, "most": 4},
    "sts-crash": {"workload": "sts/web", "play": sts_crash, "most": 6},
    "sts-order": {"workload": "sts/web", "play": sts_order, "most": 2},
    "sts-parallel": {"workload": "sts/web", "play": sts_parallel, "most": 4},
    "ds-good": {"workload": "ds/web", "play": ds({}, 25, image="shop/web:2.0"), "most": 4},
    "ds-surge": {"workload": "ds/web", "play": ds(rolling("25%", 0), 0, image="shop/web:2.0"), "most": 5},
    "ds-image-missing": {"workload": "ds/web", "play": ds(rolling(0, 3), 12, image="shop/missing:2.0"), "most": 3},
    "ds-on-delete": {"workload": "ds/web", "play": ds({"updateStrategy": {"type": "OnDelete"}}, 5, image="shop/web:2.0"), "most": 2},
    "unobserved": {"workload": "deploy/web", "play": unobserved, "most": 4},
}
