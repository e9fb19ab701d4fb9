# SPDX-License-Identifier: Apache-2.0
"""What can hold of a namespace in which a rollout is recorded; see waiting.Seen. Each takes what is seen."""
import calendar, time

WORKLOADS = ("Deployment", "StatefulSet", "DaemonSet")


def workload(seen):
    return next((one for kind in WORKLOADS for one in seen.of(kind)), None)


def seconds(text):
    """Seconds since 1970 of a time as the API writes it."""
    return calendar.timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))


def leaving(one):
    return "deletionTimestamp" in one["metadata"]


def ready(pod):
    return any(one["type"] == "Ready" and one["status"] == "True" for one in pod.get("status", {}).get("conditions", []))


def containers(pod):
    return pod.get("status", {}).get("containerStatuses", [])


def phase(pod):
    return pod.get("status", {}).get("phase")


def waits(pod, *reasons):
    return any(one.get("state", {}).get("waiting", {}).get("reason") in reasons for one in containers(pod))


def staying(seen, image=None, name=None):
    """The pods that count: neither ended nor being deleted; of an image, of a name."""
    return [one for one in seen.of("Pod") if not leaving(one) and phase(one) not in ("Failed", "Succeeded")
            and image in (None, one["spec"]["containers"][0]["image"]) and name in (None, one["metadata"]["name"])]


def renewed(seen):
    """The pods that stay and are of the newest revision."""
    one = workload(seen)
    if one["kind"] == "Deployment":
        number = one["metadata"].get("annotations", {}).get("deployment.kubernetes.io/revision")
        key, made = "pod-template-hash", [set_ for set_ in seen.of("ReplicaSet")
                                          if set_["metadata"].get("annotations", {}).get("deployment.kubernetes.io/revision") == number]
        newest = made[0]["metadata"]["labels"][key] if made and number else ""
    else:
        key = "controller-revision-hash"
        newest = one["status"].get("updateRevision", "") if one["kind"] == "StatefulSet" else newest_hash(seen)
    return [pod for pod in staying(seen) if pod["metadata"].get("labels", {}).get(key) == newest]


def newest_hash(seen):
    made = sorted(seen.of("ControllerRevision"), key=lambda one: one["revision"])
    return made[-1]["metadata"]["labels"]["controller-revision-hash"] if made else ""


def observed(seen):
    one = workload(seen)
    return one is not None and one.get("status", {}).get("observedGeneration") == one["metadata"]["generation"]


def caught_up(seen):
    """Whether the controllers have seen everything: what they wrote is what the pods are."""
    if not observed(seen):
        return False
    one, pods = workload(seen), staying(seen)
    status, new, fit = one["status"], renewed(seen), [pod for pod in pods if ready(pod)]
    if one["kind"] == "DaemonSet":
        return status.get("updatedNumberScheduled", 0) == len(new) and status.get("numberReady", 0) == len(fit)
    if one["kind"] == "Deployment" and status.get("replicas", 0) != len(pods):
        return False
    if one["kind"] == "StatefulSet" and len(pods) != len(seen.of("Pod")):
        return True
    available = one["spec"].get("minReadySeconds") or status.get("availableReplicas", 0) == len(fit)
    return bool(available) and status.get("updatedReplicas", 0) == len(new) and status.get("readyReplicas", 0) == len(fit)


def condition(seen, kind):
    return next((one for one in (workload(seen) or {}).get("status", {}).get("conditions", []) if one["type"] == kind), {})


def refused(seen):
    """Pods of a Deployment cannot be made."""
    return condition(seen, "ReplicaFailure").get("status") == "True"


def overdue(seen):
    return condition(seen, "Progressing").get("reason") == "ProgressDeadlineExceeded"


def warned(reason, about=None, times=1):
    """Whether warnings of a reason were said so often, about an object of that name."""
    def holds(seen):
        return sum(one.get("count") or one.get("series", {}).get("count") or 1 for one in seen.of("Event")
                   if one.get("reason") == reason and about in (None, one["involvedObject"]["name"])) >= times
    return holds


def each_new(found, least=1):
    """Whether something holds of each pod of the newest revision, of so many at least."""
    def holds(seen):
        new = renewed(seen) if observed(seen) else []
        return len(new) >= least and all(found(pod) for pod in new)
    return holds


def all_ready(seen):
    """Whether all pods are there and answer, and none is leaving; of whatever revision."""
    if not observed(seen):
        return False
    one, pods = workload(seen), seen.of("Pod")
    wanted = one["status"].get("desiredNumberScheduled", 0) if one["kind"] == "DaemonSet" else one["spec"]["replicas"]
    return len(pods) == wanted > 0 and all(ready(pod) and not leaving(pod) for pod in pods) and caught_up(seen)


def all_new(seen):
    """Whether the rollout has come to its end, the last old pod too."""
    if not all_ready(seen):
        return False
    status, all_ = workload(seen)["status"], len(seen.of("Pod"))
    return len(renewed(seen)) == all_ == status.get("numberAvailable", status.get("availableReplicas", 0))


def unscheduled(pod):
    return any(one["type"] == "PodScheduled" and one["status"] == "False" for one in pod.get("status", {}).get("conditions", []))


def crashed(times):
    """Pods that fell over so often, and wait for the next try."""
    return lambda pod: waits(pod, "CrashLoopBackOff") and min(one["restartCount"] for one in containers(pod)) >= times


def no_image(pod):
    return waits(pod, "ImagePullBackOff")


def is_new(image):
    return lambda one: one["spec"]["containers"][0]["image"] == image and not leaving(one)


def unhealthy(times):
    """The newest pods failed their probes so often each."""
    return lambda seen: each_new(lambda pod: warned("Unhealthy", pod["metadata"]["name"], times)(seen))(seen)


def unreachable(node):
    """The cluster knows that a node is lost: it says so, and none of the node's pods that stay is ready any more."""
    def holds(seen):
        unknown = any(one["metadata"]["name"] == node and any(condition["type"] == "Ready" and condition["status"] == "Unknown"
                      for condition in one["status"]["conditions"]) for one in seen.of("Node"))
        return unknown and not any(ready(pod) for pod in staying(seen) if pod["spec"].get("nodeName") == node)
    return holds
