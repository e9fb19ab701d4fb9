# SPDX-License-Identifier: Apache-2.0
"""What record_rollouts.py plays."""
import json, time

from conditions import (all_new, all_ready, caught_up, containers, crashed, each_new, is_new, leaving, no_image, observed, overdue,
                        phase, ready, refused, renewed, seconds, staying, unhealthy, unreachable, unscheduled, waits, warned)
from control_plane import lost, stopped
from denying_webhook import DenyingWebhook
from waiting import asked, instant

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
    c.kubectl("-n", ns, "rollout", "status", f"{kind}/web", "--timeout=180s")


def begin(c, ns, rec, kind, *objects):
    """A workload that is at rest, and whoever looks."""
    apply(c, ns, *objects)
    settle(c, ns, kind)
    rec.until("pods at rest", all_ready)
    rec.start()


def new_image(c, ns, image, *more):
    c.kubectl("-n", ns, "set", "image", "deploy/web", "app=" + image, *more)


def finish(c, ns, rec, kind, note="complete"):
    settle(c, ns, kind)
    rec.moment(note, all_new)


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


def status(c, ns, pod, body):
    c.call("PATCH", f"/api/v1/namespaces/{ns}/pods/{pod}/status", {"status": body}, "application/strategic-merge-patch+json")


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
    begin(c, ns, rec, "deploy", workload("Deployment", 8))
    c.kubectl("-n", ns, "annotate", "deploy", "web", "kubernetes.io/change-cause=Two dot zero")
    new_image(c, ns, "shop/web:2.0", "--field-manager=ci-bot")
    finish(c, ns, rec, "deploy")


def failing(when, image="shop/web:2.0", labels=None, replicas=4, note="failing", spec=None, **more):
    def play(c, ns, rec):
        begin(c, ns, rec, "deploy", workload("Deployment", replicas, **(spec or {})))
        change(c, ns, "deploy", image=image, labels=labels, **more)
        rec.moment(note, when)
    return play


def patched(body, note, events=(), image="shop/web:2.0", **more):
    """New pods whose status a kubelet would write so; kwok leaves pods alone that are never ready."""
    def play(c, ns, rec):
        begin(c, ns, rec, "deploy", workload("Deployment", 3))
        change(c, ns, "deploy", image=image, labels=NEVER, **more)
        for pod in started(rec, is_new(image)):
            for one in events:
                event(c, ns, pod, *one)
            status(c, ns, pod["metadata"]["name"], body(image))
        rec.moment(note)
    return play


def started(rec, of):
    """The pods of a sort, as soon as one is there and all of them run."""
    def found(seen):
        some = [one for one in seen.of("Pod") if of(one)]
        return some if all(phase(one) == "Running" for one in some) else []
    return rec.until("running pods", found)


def registry(message, reason="ErrImagePull", name="registry.example.com/shop/missing-web:2.0"):
    def play(c, ns, rec):
        image = "registry.example.com/shop/missing-web:2.0"
        begin(c, ns, rec, "deploy", workload("Deployment", 3))
        change(c, ns, "deploy", image=image)
        for pod in rec.until("a pod without its image", lambda seen: [one for one in staying(seen, image) if no_image(one)]):
            status(c, ns, pod["metadata"]["name"], waiting(reason, message, name))
        rec.moment("the registry's answer", each_new(lambda pod: waits(pod, reason)))
    return play


def init_crash(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 2))
    change(c, ns, "deploy", labels=NEVER, pod={"initContainers": [{"name": "migrate", "image": "shop/migrate:2.0"}]})
    for pod in started(rec, lambda one: "initContainers" in one["spec"]):
        ended = {"exitCode": 3, "reason": "Error", "startedAt": stamp(12), "finishedAt": stamp(10)}
        status(c, ns, pod["metadata"]["name"], {"phase": "Pending",
            "conditions": [{"type": "Initialized", "status": "False", "reason": "ContainersNotInitialized"}],
            "initContainerStatuses": [{"name": "migrate", "image": "shop/migrate:2.0", "imageID": "x", "ready": False, "restartCount": 4,
                "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 1m20s restarting failed container=migrate"}},
                "lastState": {"terminated": ended}}],
            "containerStatuses": [{"name": "app", "image": "shop/web:1.0", "imageID": "", "ready": False, "started": False, "restartCount": 0,
                "state": {"waiting": {"reason": "PodInitializing"}, "running": None}}]})
    rec.moment("init container crashes")


def allow(pods):
    return {"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "compute"}, "spec": {"hard": {"pods": str(pods)}}}


def quota(c, ns, rec):
    begin(c, ns, rec, "deploy", allow(4), workload("Deployment", 4, **surging(2, 0)))
    change(c, ns, "deploy", image="shop/web:2.0")
    rec.moment("quota refuses", refused)


def sts_quota(c, ns, rec):
    begin(c, ns, rec, "sts", allow(3), workload("StatefulSet", 3))
    apply(c, ns, allow(2))
    c.kubectl("-n", ns, "wait", "quota/compute", "--for=jsonpath={.status.hard.pods}=2", "--timeout=30s")
    change(c, ns, "sts", image="shop/web:2.0")
    rec.moment("quota refuses web-2", warned("FailedCreate"))


def gatekeeper(ns, client, **more):
    """A webhook that is asked about each new pod of the namespace."""
    return {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration", "metadata": {"name": "gate-" + ns},
            "webhooks": [{"name": "gate.example.com", "admissionReviewVersions": ["v1"], "sideEffects": "None",
                          "clientConfig": client, "failurePolicy": "Fail",
                          "rules": [{"apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"], "operations": ["CREATE"]}],
                          "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": ns}}, **more}]}


def in_effect(c, ns, words, image="shop/web:2.0"):
    """Admission is in effect when a pod that is only tried is refused; no watch tells it."""
    asked(f"{ns}: a refusal with {words}", lambda: words in c.kubectl(
        "-n", ns, "run", "tried", "--image=" + image, "--dry-run=server", check=False))


def webhook(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 3))
    apply(c, ns, gatekeeper(ns, {"url": "https://127.0.0.1:9/gate"}, timeoutSeconds=2))
    try:
        in_effect(c, ns, "failed calling webhook")
        change(c, ns, "deploy", image="shop/web:2.0")
        rec.moment("webhook does not answer", refused)
    finally:
        c.kubectl("delete", "validatingwebhookconfiguration", "gate-" + ns)


def webhook_denies(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 3))
    with DenyingWebhook("image shop/web:2.0 has no signature of release@example.com; sign it, or deploy a signed one") as gate:
        apply(c, ns, gatekeeper(ns, {"url": gate.url, "caBundle": gate.authority}))
        try:
            in_effect(c, ns, "denied the request")
            change(c, ns, "deploy", image="shop/web:2.0")
            rec.moment("webhook refuses", refused)
        finally:
            c.kubectl("delete", "validatingwebhookconfiguration", "gate-" + ns)


def policy(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 3))
    name = "latest-" + ns
    apply(c, ns, {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy", "metadata": {"name": name},
                  "spec": {"failurePolicy": "Fail", "matchConstraints": {"resourceRules": [
                      {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]}]},
                      "validations": [{"expression": "object.spec.containers.all(c, !c.image.endsWith(':latest'))", "message": "no :latest here"}]}},
          {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicyBinding", "metadata": {"name": name},
           "spec": {"policyName": name, "validationActions": ["Deny"],
                    "matchResources": {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": ns}}}}})
    try:
        in_effect(c, ns, "no :latest here", "shop/web:latest")
        change(c, ns, "deploy", image="shop/web:latest")
        rec.moment("policy refuses", refused)
    finally:
        c.kubectl("delete", "validatingadmissionpolicy,validatingadmissionpolicybinding", name)


def pod_security(c, ns, rec):
    begin(c, ns, rec, "ds", workload("DaemonSet", 0))
    c.kubectl("label", "namespace", ns, "pod-security.kubernetes.io/enforce=restricted")
    in_effect(c, ns, "violates PodSecurity")
    change(c, ns, "ds", image="shop/web:2.0")
    rec.moment("Pod Security refuses", lambda seen: warned("FailedCreate")(seen) and not any(map(leaving, seen.of("Pod"))))


def paused(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 6))
    new_image(c, ns, "shop/web:2.0")
    rec.until("a new pod", lambda seen: staying(seen, "shop/web:2.0"))
    c.kubectl("-n", ns, "rollout", "pause", "deploy/web")
    rec.moment("paused", lambda seen: all(map(ready, seen.of("Pod"))) and not any(map(leaving, seen.of("Pod"))))
    c.kubectl("-n", ns, "rollout", "resume", "deploy/web")
    finish(c, ns, rec, "deploy", "resumed and complete")


def undone(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 4))
    new_image(c, ns, "shop/missing:2.0")
    rec.moment("before undo", each_new(no_image, 2))
    c.kubectl("-n", ns, "rollout", "undo", "deploy/web")
    rec.moment("just undone", observed, settled=False)
    finish(c, ns, rec, "deploy", "undone")
    c.kubectl("-n", ns, "rollout", "undo", "deploy/web")
    rec.moment("undo of the undo", each_new(no_image, 2))


def overtaken(c, ns, rec):
    images = ["shop/web:1.0", "shop/web:2.0", "shop/web:3.0"]
    begin(c, ns, rec, "deploy", workload("Deployment", 8))
    new_image(c, ns, images[1])
    rec.until("a pod of the second revision that answers", lambda seen: any(map(ready, staying(seen, images[1]))))
    new_image(c, ns, images[2])
    rec.moment("three revisions", lambda seen: all(staying(seen, image) for image in images))
    finish(c, ns, rec, "deploy")


HOLD = '{"metadata":{"finalizers":["example.com/hold"]}}'
LET_GO = '{"metadata":{"finalizers":null}}'


def recreate(c, ns, rec):
    apply(c, ns, workload("Deployment", 3, strategy={"type": "Recreate"}))
    for one in rec.until("pods", lambda seen: len(staying(seen)) == 3 and staying(seen)):
        c.kubectl("-n", ns, "patch", "pod", one["metadata"]["name"], "-p", HOLD)
    begin(c, ns, rec, "deploy")
    new_image(c, ns, "shop/web:2.0")
    rec.moment("old pods end", lambda seen: all(map(leaving, seen.of("Pod"))))
    for one in rec.until("old pods", lambda seen: seen.of("Pod")):
        c.kubectl("-n", ns, "patch", "pod", one["metadata"]["name"], "--type=merge", "-p", LET_GO)
    finish(c, ns, rec, "deploy")


def held_by_finalizer(c, ns, rec):
    begin(c, ns, rec, "sts", workload("StatefulSet", 2, pod={"terminationGracePeriodSeconds": 1}))
    c.kubectl("-n", ns, "patch", "pod", "web-1", "-p", HOLD)
    change(c, ns, "sts", image="shop/web:2.0")
    held = rec.until("web-1 leaving", lambda seen: [one for one in seen.of("Pod") if leaving(one)])[0]
    instant(seconds(held["metadata"]["deletionTimestamp"]) + 15)
    rec.moment("overdue")
    c.kubectl("-n", ns, "patch", "pod", "web-1", "--type=merge", "-p", LET_GO)


def min_ready(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 3, minReadySeconds=12))
    new_image(c, ns, "shop/web:2.0")
    rec.moment("ready, not yet available", each_new(ready))
    finish(c, ns, rec, "deploy")


def unscheduled_pods(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 4), {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"},
          "spec": {"minAvailable": 4, "selector": {"matchLabels": {"app": "web"}}}})
    change(c, ns, "deploy", container={"resources": {"requests": {"cpu": "900"}}})
    rec.moment("no node fits", each_new(unscheduled))


def gate(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 2))
    change(c, ns, "deploy", image="shop/web:2.0", labels=NEVER, pod={"readinessGates": [{"conditionType": "example.com/in-service"}]})
    for pod in started(rec, is_new("shop/web:2.0")):
        status(c, ns, pod["metadata"]["name"], {"containerStatuses": [{"name": "app", "image": "shop/web:2.0", "imageID": "x", "ready": True,
               "started": True, "restartCount": 0, "state": {"running": {"startedAt": pod["status"]["startTime"]}}}]})
    rec.moment("waits for its gate")


def unobserved(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 3))
    with stopped(c, "kube-controller-manager"):
        new_image(c, ns, "shop/web:2.0")
        rec.moment("the controller is away", lambda seen: not observed(seen), settled=False)
    finish(c, ns, rec, "deploy")


def lost_node(c, ns, rec):
    """The node of a new pod falls silent while the rollout is under way; later the pod is told to leave, and nobody does it."""
    begin(c, ns, rec, "deploy", workload("Deployment", 3, pod={"tolerations": [
        {"key": "node.kubernetes.io/unreachable", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 20}]}))
    change(c, ns, "deploy", image="shop/web:2.0", labels=NEVER)
    node = started(rec, is_new("shop/web:2.0"))[0]["spec"]["nodeName"]
    with lost(c, node):
        rec.moment("its node is lost", unreachable(node), seconds=180)
        rec.moment("told to leave", lambda seen: any(map(leaving, seen.of("Pod"))))


def sts_lost_node(c, ns, rec):
    """An ordered rollout comes to a pod whose node has fallen silent; somebody deletes the pod, and nobody ends it."""
    begin(c, ns, rec, "sts", workload("StatefulSet", 3, pod={"terminationGracePeriodSeconds": 1}))
    node = rec.until("web-1", lambda seen: staying(seen, name="web-1"))[0]["spec"]["nodeName"]
    with lost(c, node):
        rec.until("web-1 out of reach", unreachable(node), seconds=180)
        change(c, ns, "sts", image="shop/web:2.0")
        rec.moment("web-1 is on a lost node")
        c.kubectl("-n", ns, "delete", "pod", "web-1", "--wait=false")
        held = rec.until("web-1 leaving", lambda seen: [one for one in seen.of("Pod") if leaving(one)])[0]
        instant(seconds(held["metadata"]["deletionTimestamp"]) + 15)
        rec.moment("deleted, and still there")


def sts_good(c, ns, rec):
    begin(c, ns, rec, "sts", workload("StatefulSet", 3))
    change(c, ns, "sts", image="shop/web:2.0")
    finish(c, ns, rec, "sts")


def sts_partition(c, ns, rec):
    begin(c, ns, rec, "sts", workload("StatefulSet", 4, updateStrategy={"type": "RollingUpdate", "rollingUpdate": {"partition": 2}}))
    change(c, ns, "sts", image="shop/web:2.0")
    rec.moment("held by the partition", lambda seen: all_ready(seen) and len(renewed(seen)) == 2)


def sts_on_delete(c, ns, rec):
    apply(c, ns, workload("StatefulSet", 3, updateStrategy={"type": "OnDelete"}))
    rec.until("pods at rest", all_ready)
    rec.start()
    change(c, ns, "sts", image="shop/web:2.0")
    rec.moment("nobody deletes", lambda seen: not renewed(seen))
    c.kubectl("-n", ns, "delete", "pod", "web-1", "--wait=false")
    rec.moment("one deleted", lambda seen: all_ready(seen) and len(renewed(seen)) == 1)


def sts_crash(c, ns, rec):
    begin(c, ns, rec, "sts", workload("StatefulSet", 3))
    change(c, ns, "sts", labels={"pilothouse.dev/behaviour": "crash-loop"})
    rec.moment("web-2 crashes", each_new(crashed(1)))
    change(c, ns, "sts", labels={"pilothouse.dev/behaviour": None})
    rec.moment("put right, and still held by web-2", lambda seen: not any(map(crashed(1), renewed(seen)))
               and any(map(crashed(1), staying(seen, name="web-2"))))


def sts_order(c, ns, rec):
    run = lambda seen: len(staying(seen)) == 3 and all(phase(one) == "Running" for one in staying(seen)) and caught_up(seen)
    apply(c, ns, workload("StatefulSet", 3, labels=NEVER, podManagementPolicy="Parallel"))
    rec.until("running pods", run)
    c.kubectl("-n", ns, "delete", "sts", "web", "--cascade=orphan")
    apply(c, ns, workload("StatefulSet", 3, labels=NEVER))
    pods = {one["metadata"]["name"]: one for one in rec.until("its pods again", lambda seen: run(seen) and staying(seen))}
    for name in ("web-1", "web-2"):
        status(c, ns, name, {"conditions": [{"type": "Ready", "status": "True"}, {"type": "ContainersReady", "status": "True"}],
                             "containerStatuses": [{**containers(pods[name])[0], "ready": True}]})
    event(c, ns, pods["web-0"], "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 500", 7)
    rec.start()
    change(c, ns, "sts", image="shop/web:2.0")
    rec.moment("web-0 holds up web-2", lambda seen: not renewed(seen))


def sts_parallel(c, ns, rec):
    begin(c, ns, rec, "sts", workload("StatefulSet", 4, podManagementPolicy="Parallel"))
    change(c, ns, "sts", image="shop/missing:2.0")
    rec.moment("the highest waits for its image", each_new(no_image))


def ds(when, spec=None, **changes):
    def play(c, ns, rec):
        apply(c, ns, workload("DaemonSet", 0, **(spec or {})))
        rec.until("pods at rest", all_ready)
        rec.start()
        change(c, ns, "ds", **changes)
        rec.moment("at last", when, seconds=240)
    return play


def surging(surge, unavailable):
    return {"strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": surge, "maxUnavailable": unavailable}}}


def rolling(surge, unavailable):
    return {"updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": surge, "maxUnavailable": unavailable}}}


CONTAINERD = 'rpc error: code = %s desc = failed to pull and unpack image "registry.example.com/shop/missing-web:2.0": failed to resolve reference "registry.example.com/shop/missing-web:2.0": %s'


def crashed_before():
    return {"lastState": {"terminated": {"exitCode": 137, "reason": "Error", "startedAt": stamp(50), "finishedAt": stamp(10)}}, "restartCount": 4}


SCENARIOS = {
    "good": {"workload": "deploy/web", "play": good, "most": 8},
    "image-missing": {"workload": "deploy/web", "play": failing(each_new(no_image, 2), image="shop/missing:2.0"), "most": 4},
    "registry-not-found": {"workload": "deploy/web", "play": registry(CONTAINERD % ("NotFound", "registry.example.com/shop/missing-web:2.0: not found")), "most": 3},
    "registry-refuses": {"workload": "deploy/web", "play": registry(CONTAINERD % ("Unknown", "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://registry.example.com/token: 401 Unauthorized")), "most": 2},
    "registry-away": {"workload": "deploy/web", "play": registry(CONTAINERD % ("Unknown", 'failed to do request: Head "https://registry.example.com/v2/shop/missing-web/manifests/2.0": dial tcp 203.0.113.7:443: i/o timeout')), "most": 2},
    "registry-limit": {"workload": "deploy/web", "play": registry(CONTAINERD % ("Unknown", "unexpected status from HEAD request to https://registry.example.com/v2/shop/missing-web/manifests/2.0: 429 Too Many Requests")), "most": 2},
    "image-invalid": {"workload": "deploy/web", "play": registry('Failed to apply default image tag "Shop/web": couldn\'t parse image name "Shop/web": invalid reference format', "InvalidImageName", "Shop/web"), "most": 2},
    "never-ready": {"workload": "deploy/web", "play": failing(unhealthy(3), labels=NEVER, replicas=5, spec=surging(1, 1), container={"readinessProbe": READINESS}), "most": 5},
    "crash-loop": {"workload": "deploy/web", "play": failing(each_new(crashed(2), 2), labels={"pilothouse.dev/behaviour": "crash-loop"}), "most": 6},
    "out-of-memory": {"workload": "deploy/web", "play": failing(each_new(crashed(1), 2), labels={"pilothouse.dev/behaviour": "oom"}), "most": 4},
    "init-crash": {"workload": "deploy/web", "play": init_crash, "most": 2},
    "config-map-missing": {"workload": "deploy/web", "play": patched(lambda image: waiting("CreateContainerConfigError", 'configmap "web-env" not found', image), "config missing"), "most": 2},
    "secret-key-missing": {"workload": "deploy/web", "play": patched(lambda image: waiting("CreateContainerConfigError", "couldn't find key password in Secret roll-secret-key-missing/web-db", image), "key missing"), "most": 2},
    "cannot-start": {"workload": "deploy/web", "play": patched(lambda image: waiting("RunContainerError", 'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/srv/web": stat /srv/web: no such file or directory', image), "cannot start"), "most": 2},
    "liveness": {"workload": "deploy/web", "play": patched(lambda image: {**waiting("CrashLoopBackOff", "back-off 40s restarting failed container=app", image, **crashed_before()), "phase": "Running"}, "killed by its liveness probe", [("Unhealthy", 'Liveness probe failed: Get "http://10.0.0.7:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)', 12)]), "most": 2},
    "volume": {"workload": "deploy/web", "play": patched(lambda image: waiting("ContainerCreating", "", image), "volume not mounted", events=[("FailedMount", 'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found', 6, "")]), "most": 2},
    "quota": {"workload": "deploy/web", "play": quota, "most": 3},
    "sts-quota": {"workload": "sts/web", "play": sts_quota, "most": 3},
    "webhook": {"workload": "deploy/web", "play": webhook, "most": 2},
    "webhook-denies": {"workload": "deploy/web", "play": webhook_denies, "most": 2},
    "policy": {"workload": "deploy/web", "play": policy, "most": 2},
    "pod-security": {"workload": "ds/web", "play": pod_security, "most": 3},
    "no-account": {"workload": "deploy/web", "play": failing(refused, replicas=3, note="no such ServiceAccount", pod={"serviceAccountName": "nobody-knows"}), "most": 2},
    "paused": {"workload": "deploy/web", "play": paused, "most": 5},
    "undone": {"workload": "deploy/web", "play": undone, "most": 7},
    "overtaken": {"workload": "deploy/web", "play": overtaken, "most": 5},
    "recreate": {"workload": "deploy/web", "play": recreate, "most": 6},
    "held-by-finalizer": {"workload": "sts/web", "play": held_by_finalizer, "most": 3},
    "min-ready": {"workload": "deploy/web", "play": min_ready, "most": 6},
    "deadline": {"workload": "deploy/web", "play": failing(overdue, image=None, labels=NEVER, replicas=3, note="deadline passed", spec={"progressDeadlineSeconds": 8}), "most": 5},
    "no-node-fits": {"workload": "deploy/web", "play": unscheduled_pods, "most": 3},
    "no-claim": {"workload": "deploy/web", "play": failing(each_new(unscheduled), image=None, replicas=2, note="claim does not exist", pod={"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "nowhere"}}]}), "most": 2},
    "readiness-gate": {"workload": "deploy/web", "play": gate, "most": 3},
    "sts-good": {"workload": "sts/web", "play": sts_good, "most": 8},
    "sts-partition": {"workload": "sts/web", "play": sts_partition, "most": 5},
    "sts-on-delete": {"workload": "sts/web", "play": sts_on_delete, "most": 4},
    "sts-crash": {"workload": "sts/web", "play": sts_crash, "most": 6},
    "sts-order": {"workload": "sts/web", "play": sts_order, "most": 2},
    "sts-parallel": {"workload": "sts/web", "play": sts_parallel, "most": 4},
    "ds-good": {"workload": "ds/web", "play": ds(all_new, image="shop/web:2.0"), "most": 5},
    "ds-surge": {"workload": "ds/web", "play": ds(all_new, rolling("25%", 0), image="shop/web:2.0"), "most": 5},
    "ds-image-missing": {"workload": "ds/web", "play": ds(each_new(no_image, 3), rolling(0, 3), image="shop/missing:2.0"), "most": 3},
    "ds-on-delete": {"workload": "ds/web", "play": ds(lambda seen: not renewed(seen), {"updateStrategy": {"type": "OnDelete"}}, image="shop/web:2.0"), "most": 2},
    "unobserved": {"workload": "deploy/web", "play": unobserved, "most": 4, "alone": True},
    "lost-node": {"workload": "deploy/web", "play": lost_node, "most": 4, "nodes": "used", "alone": True},
    "sts-lost-node": {"workload": "sts/web", "play": sts_lost_node, "most": 3, "nodes": "used", "alone": True},
}
