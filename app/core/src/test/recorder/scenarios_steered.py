# SPDX-License-Identifier: Apache-2.0
"""Rollouts that somebody bounds or steers: how many at once, scaled, undone and restarted under way. See scenarios.py."""
from conditions import all_ready, caught_up, crashed, each_new, no_image, observed, ready, renewed, staying, unhealthy
from scenarios import NEVER, READINESS, apply, begin, change, finish, new_image, settle, surging, workload


def rolled(replicas, **spec):
    """A rollout that nothing holds up."""
    def play(c, ns, rec):
        begin(c, ns, rec, "deploy", workload("Deployment", replicas, **spec))
        new_image(c, ns, "shop/web:2.0")
        finish(c, ns, rec, "deploy")
    return play


def scale(c, ns, kind, replicas):
    c.kubectl("-n", ns, "scale", f"{kind}/web", f"--replicas={replicas}")


def scaled_up(c, ns, rec):
    """The controller shares what comes in between among the revisions, by their size."""
    begin(c, ns, rec, "deploy", workload("Deployment", 4))
    change(c, ns, "deploy", image="shop/web:2.0", labels=NEVER)
    rec.moment("before", each_new(lambda pod: pod["status"].get("phase") == "Running"))
    scale(c, ns, "deploy", 8)
    rec.moment("scaled up", lambda seen: len(staying(seen)) == 10 and sum(map(ready, staying(seen))) == 10 - len(renewed(seen))
               and all(pod["status"].get("phase") == "Running" for pod in renewed(seen)))


def scaled_to_zero(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 4))
    change(c, ns, "deploy", image="shop/missing:2.0")
    rec.moment("image missing", each_new(no_image))
    scale(c, ns, "deploy", 0)
    rec.moment("no pods wanted", lambda seen: not seen.of("Pod") and caught_up(seen))


def template_at_zero(c, ns, rec):
    apply(c, ns, workload("Deployment", 0))
    settle(c, ns, "deploy")
    rec.start()
    rec.moment("at zero", caught_up)
    new_image(c, ns, "shop/web:2.0")
    rec.moment("new template at zero", lambda seen: len(seen.of("ReplicaSet")) == 2 and caught_up(seen))
    scale(c, ns, "deploy", 2)
    finish(c, ns, rec, "deploy", "scaled up again")


def undone_midway(c, ns, rec):
    """Nothing is wrong with it: some new pods serve already when somebody goes back."""
    begin(c, ns, rec, "deploy", workload("Deployment", 8, minReadySeconds=3))
    new_image(c, ns, "shop/web:2.0")
    rec.until("some new pods that answer", lambda seen: sum(map(ready, staying(seen, "shop/web:2.0"))) >= 2)
    c.kubectl("-n", ns, "rollout", "undo", "deploy/web")
    rec.moment("just undone", observed, settled=False)
    finish(c, ns, rec, "deploy", "undone")


def put_right(c, ns, rec):
    """A third revision while the second crashes: pods that are not ready go first."""
    begin(c, ns, rec, "deploy", workload("Deployment", 3))
    change(c, ns, "deploy", labels={"pilothouse.dev/behaviour": "crash-loop"})
    rec.moment("the second crashes", each_new(crashed(1)))
    change(c, ns, "deploy", image="shop/web:2.0", labels={"pilothouse.dev/behaviour": None})
    rec.moment("just put right", lambda seen: observed(seen) and renewed(seen), settled=False)
    finish(c, ns, rec, "deploy", "put right")


def restarted(c, ns, rec):
    begin(c, ns, rec, "deploy", workload("Deployment", 3))
    c.kubectl("-n", ns, "rollout", "restart", "deploy/web")
    finish(c, ns, rec, "deploy", "restarted")


def recreate_crash(c, ns, rec):
    """With Recreate nothing serves while the new pods crash."""
    begin(c, ns, rec, "deploy", workload("Deployment", 3, strategy={"type": "Recreate"}))
    change(c, ns, "deploy", labels={"pilothouse.dev/behaviour": "crash-loop"})
    rec.moment("all crash", each_new(crashed(1), 3))


def idle_budget(c, ns, rec):
    """A budget that still allows an eviction; it has nothing to do with what the rollout waits for."""
    def allowing(seen):
        return any(one["status"].get("disruptionsAllowed", 0) > 0 for one in seen.of("PodDisruptionBudget"))
    begin(c, ns, rec, "deploy", workload("Deployment", 4),
          {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "web"},
           "spec": {"minAvailable": 2, "selector": {"matchLabels": {"app": "web"}}}})
    change(c, ns, "deploy", image="shop/web:2.0", labels=NEVER, container={"readinessProbe": READINESS})
    rec.moment("a budget that allows evictions", lambda seen: allowing(seen) and unhealthy(3)(seen))


def sts_partition_down(c, ns, rec):
    """A staged rollout: one pod to try, then all."""
    staged = lambda at: {"updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": at}}}
    begin(c, ns, rec, "sts", workload("StatefulSet", 3, **staged(2)))
    change(c, ns, "sts", image="shop/web:2.0")
    rec.moment("one to try", lambda seen: all_ready(seen) and len(renewed(seen)) == 1)
    c.kubectl("-n", ns, "patch", "sts", "web", "--type=merge", "-p", '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}}}}')
    finish(c, ns, rec, "sts", "all")


def sts_min_ready(c, ns, rec):
    begin(c, ns, rec, "sts", workload("StatefulSet", 2, minReadySeconds=10))
    change(c, ns, "sts", image="shop/web:2.0")
    rec.moment("ready, not yet available", each_new(ready))
    finish(c, ns, rec, "sts")


def sts_two_at_once(c, ns, rec):
    """Two are taken away at once, and made again one after the other. The API server and the controllers need the feature gate
    MaxUnavailableStatefulSet, which is off in 1.36; without it the pods go one by one and the moment does not come."""
    begin(c, ns, rec, "sts", workload("StatefulSet", 4, updateStrategy={"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 2}}))
    change(c, ns, "sts", image="shop/missing:2.0")
    rec.moment("web-2 holds up web-3 too", lambda seen: len(seen.of("Pod")) == 3 and each_new(no_image)(seen), seconds=40)


def sts_scaled_down(c, ns, rec):
    """The pod that holds up the rollout is the one that scaling down takes away."""
    begin(c, ns, rec, "sts", workload("StatefulSet", 3))
    change(c, ns, "sts", image="shop/missing:2.0")
    rec.moment("web-2 waits for its image", each_new(no_image))
    scale(c, ns, "sts", 2)
    rec.moment("now web-1 does", lambda seen: len(seen.of("Pod")) == 2 and each_new(no_image)(seen))


STEERED = {
    "one-at-a-time": {"workload": "deploy/web", "play": rolled(3, **surging(0, 1)), "most": 6},
    "percent": {"workload": "deploy/web", "play": rolled(7, **surging("30%", "30%")), "most": 5},
    "scaled-up": {"workload": "deploy/web", "play": scaled_up, "most": 4},
    "scaled-to-zero": {"workload": "deploy/web", "play": scaled_to_zero, "most": 4},
    "template-at-zero": {"workload": "deploy/web", "play": template_at_zero, "most": 5},
    "undone-midway": {"workload": "deploy/web", "play": undone_midway, "most": 6},
    "put-right": {"workload": "deploy/web", "play": put_right, "most": 5},
    "restarted": {"workload": "deploy/web", "play": restarted, "most": 4},
    "recreate-crash": {"workload": "deploy/web", "play": recreate_crash, "most": 5},
    "idle-budget": {"workload": "deploy/web", "play": idle_budget, "most": 2},
    "sts-partition-down": {"workload": "sts/web", "play": sts_partition_down, "most": 5},
    "sts-min-ready": {"workload": "sts/web", "play": sts_min_ready, "most": 6},
    "sts-two-at-once": {"workload": "sts/web", "play": sts_two_at_once, "most": 4},
    "sts-scaled-down": {"workload": "sts/web", "play": sts_scaled_down, "most": 4},
}
