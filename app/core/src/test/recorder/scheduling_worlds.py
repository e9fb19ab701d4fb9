# SPDX-License-Identifier: Apache-2.0
"""The worlds of record_scheduling_cases.py: small clusters, and pods that fit nowhere in them."""

ZONE, HOST = "topology.kubernetes.io/zone", "kubernetes.io/hostname"


def node(name, zone, cpu="4", memory="8Gi", pods="110", storage="20Gi", labels=None, taints=None, cordoned=False, **others):
    amounts = {"cpu": cpu, "memory": memory, "pods": pods, "ephemeral-storage": storage, **others}
    own = {HOST: name, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64", **(labels or {})}
    if zone:
        own[ZONE] = zone
    spec = {"taints": [dict(zip(("key", "value", "effect"), one.split(":"))) for one in taints or []]}
    if cordoned:
        spec["unschedulable"] = True
    return {"apiVersion": "v1", "kind": "Node", "metadata": {"name": name, "labels": own}, "spec": spec,
            "status": {"capacity": amounts, "allocatable": amounts}}


def container(name="app", requests=None, limits=None, ports=None, **more):
    one = {"name": name, "image": "registry.example/app:1", **more}
    resources = {key: value for key, value in (("requests", requests), ("limits", limits)) if value}
    if resources:
        one["resources"] = resources
    if ports:
        one["ports"] = ports
    return one


def pod(name, requests=None, labels=None, namespace="work", on=None, containers=None, finalizers=None, **spec):
    meta = {"name": name, "namespace": namespace, "labels": labels or {}}
    if finalizers:
        meta["finalizers"] = finalizers
    full = {"containers": containers or [container(requests=requests)], "terminationGracePeriodSeconds": 1, **spec}
    if on:
        full["nodeName"] = on
    return {"apiVersion": "v1", "kind": "Pod", "metadata": meta, "spec": full}


def cases(*named):
    return [{"name": words, "pod": one} for words, one in named]


def world(nodes, placed, cases, fits=(), before=(), namespaces=None, actions=()):
    return {"fits": list(fits), "nodes": nodes, "placed": placed, "cases": cases, "before": list(before), "actions": list(actions),
            "namespaces": {"work": {"team": "blue"}, **(namespaces or {})}}


def tolerate(key=None, operator=None, value=None, effect=None):
    return {name: part for name, part in (("key", key), ("operator", operator), ("value", value), ("effect", effect)) if part}


def node_affinity(*terms):
    return {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": list(terms)}}}


def term(*expressions, fields=None):
    def one(text):
        key, operator, *values = text.split(" ")
        return {"key": key, "operator": operator, **({"values": values} if values else {})}
    return {**({"matchExpressions": [one(text) for text in expressions]} if expressions else {}),
            **({"matchFields": [one(text) for text in fields]} if fields else {})}


def fleet():
    """Ten nodes that differ in size, taints and labels: resources, taints, node affinity and ports."""
    ssd, port = {"disk": "ssd"}, lambda number, **more: [{"containerPort": number, "hostPort": number, **more}]
    nodes = [
        node("n01", "a", labels={"cores": "4"}),
        node("n02", "a", taints=["dedicated:batch:NoSchedule"]),
        node("n03", "a", cpu="8", memory="32Gi", labels={**ssd, "cores": "8"}, **{"example.com/gpu": "2"}),
        node("n04", "b", cordoned=True),
        node("n05", "b", cpu="8", memory="16Gi", pods="3", labels={"role": "small"}),
        node("n06", "b", cpu="2", memory="64Gi", taints=["maintenance::NoExecute"]),
        node("n07", "c", cpu="8", labels={"kubernetes.io/arch": "arm64", "cores": "8"}, **{"example.com/gpu": "1"}),
        node("n08", "c", taints=["slow::PreferNoSchedule"], labels=ssd),
        node("n09", "", memory="4Gi"),
        node("n10", "c", cpu="16", memory="16Gi", storage="5Gi", labels={"cores": "16"}, **{"hugepages-2Mi": "1Gi"}),
    ]
    placed = [
        pod("busy-1", {"cpu": "3", "memory": "1Gi"}, on="n01"),
        pod("busy-3", {"cpu": "6", "memory": "20Gi"}, on="n03",
            containers=[container(requests={"cpu": "6", "memory": "20Gi"}, limits={"example.com/gpu": "1"})]),
        *[pod(f"tiny-{i}", on="n05") for i in range(3)],
        pod("web-7", on="n07", containers=[container(ports=port(8080))]),
        pod("web-8", on="n08", containers=[container(ports=port(8080, hostIP="127.0.0.1"))]),
        pod("busy-10", on="n10", containers=[container(requests={"cpu": "8", "ephemeral-storage": "3Gi"})],
            initContainers=[container("proxy", {"cpu": "2"}, restartPolicy="Always")]),
    ]
    n03, n10 = {"nodeSelector": {HOST: "n03"}}, {"nodeSelector": {HOST: "n10"}}
    every = [tolerate(operator="Exists")]
    fits = cases(
        ("exactly what is free", pod("fits-exact", {"cpu": "6", "ephemeral-storage": "2Gi"}, **n10)),
        ("a sidecar that is as large as what is free", pod("fits-init", initContainers=[
            container("one", {"cpu": "2"}), container("proxy", {"cpu": "1"}, restartPolicy="Always"), container("two", {"cpu": "1"})],
            containers=[container(requests={"cpu": "1"})], **n03)),
        ("less as a whole than its containers", pod("fits-whole", {"cpu": "3"}, resources={"requests": {"cpu": "3"}}, nodeSelector={HOST: "n07"})),
        ("the same port at another address", pod("fits-port", containers=[container(ports=port(8080, hostIP="10.0.0.9"))], nodeSelector={HOST: "n08"})),
        ("the same port of another protocol", pod("fits-udp", containers=[container(ports=port(8080, protocol="UDP"))], nodeSelector={HOST: "n07"})),
        ("the taint is tolerated", pod("fits-taint", tolerations=[tolerate("dedicated", "Equal", "batch")], nodeSelector={HOST: "n02"})),
        ("the cordon is tolerated", pod("fits-cordon", tolerations=every, nodeSelector={HOST: "n04"})),
        ("a GPU that is free", pod("fits-gpu", containers=[container(limits={"example.com/gpu": "1"})], **n03)),
        ("a number that is greater", pod("fits-greater", affinity=node_affinity(term("cores Gt 8")))),
        ("a name in one of two terms", pod("fits-name", affinity=node_affinity(term(fields=["metadata.name In n09"]), term("disk In none")))))
    return world(nodes, placed, [*resources(n03, n10, every), *taints(every), *affinities(), *ports(port, every)], fits=fits,
                 before=[{"apiVersion": "node.k8s.io/v1", "kind": "RuntimeClass", "metadata": {"name": "sandbox"},
                          "handler": "sandbox", "overhead": {"podFixed": {"cpu": "500m", "memory": "1Gi"}}}])


def resources(n03, n10, every):
    return cases(
        ("more CPU than any node has", pod("cpu", {"cpu": "20"})),
        ("more CPU than any node has free", pod("cpu-free", {"cpu": "9"})),
        ("more memory than any node has", pod("memory", {"memory": "100Gi"})),
        ("too much CPU and memory", pod("cpu-memory", {"cpu": "20", "memory": "100Gi"})),
        ("too much of everything counted on each node", pod("mixed", {"cpu": "5", "memory": "20Gi"})),
        ("too much ephemeral storage", pod("storage", {"ephemeral-storage": "50Gi"})),
        ("ephemeral storage that others hold", pod("storage-held", {"ephemeral-storage": "2049Mi"}, **n10)),
        ("more GPUs than free", pod("gpu-held", containers=[container(limits={"example.com/gpu": "2"})])),
        ("more GPUs than any node has", pod("gpu", {"cpu": "1", "example.com/gpu": "3"}, containers=[
            container(requests={"cpu": "9"}, limits={"example.com/gpu": "3"})])),
        ("a resource that no node has", pod("fpga", containers=[container(limits={"example.com/fpga": "1"})])),
        ("huge pages", pod("pages", containers=[
            container(requests={"memory": "64Mi"}, limits={"memory": "64Mi", "hugepages-2Mi": "2Gi"})])),
        ("huge pages and all taints tolerated", pod("pages-tolerant", tolerations=every, containers=[
            container(requests={"cpu": "17"}, limits={"cpu": "17", "hugepages-2Mi": "2Gi"})])),
        ("an init container that needs more than the rest", pod("init", initContainers=[container("migrate", {"cpu": "2001m"})],
            containers=[container(requests={"cpu": "100m"})], **n03)),
        ("two init containers of which the second is too large", pod("init-second", initContainers=[
            container("one", {"memory": "1Gi"}), container("two", {"memory": "12289Mi"})], **n03)),
        ("a sidecar beside the container", pod("sidecar", initContainers=[container("proxy", {"cpu": "1001m"}, restartPolicy="Always")],
            containers=[container(requests={"cpu": "1"})], **n03)),
        ("an init container after a sidecar", pod("init-after", initContainers=[
            container("proxy", {"cpu": "1"}, restartPolicy="Always"), container("migrate", {"cpu": "1001m"})],
            containers=[container(requests={"cpu": "1m"})], **n03)),
        ("an init container before a sidecar, the sum too large", pod("init-before", initContainers=[
            container("migrate", {"cpu": "2"}), container("proxy", {"cpu": "1500m"}, restartPolicy="Always"),
            container("agent", {"cpu": "400m"}, restartPolicy="Always")], containers=[container(requests={"cpu": "101m"})], **n03)),
        ("three containers summed up", pod("sum", containers=[container(f"c{i}", {"cpu": "700m", "memory": "5Gi"}) for i in range(3)], **n03)),
        ("the overhead of a runtime class", pod("overhead", {"cpu": "1600m"}, runtimeClassName="sandbox", **n03)),
        ("what the pod requests as a whole", pod("whole", {"cpu": "1"}, resources={"requests": {"cpu": "3", "memory": "1Gi"}}, **n03)),
        ("limits without requests", pod("limits", containers=[container(limits={"cpu": "3", "memory": "13Gi"})], **n03)),
        ("a thousandth of a core too much", pod("thousandth", {"cpu": "6.001"}, **n10)),
        ("bytes in decimal units", pod("decimal", {"memory": "17180M"}, **n10)),
        ("a sidecar of a placed pod counts", pod("beside", {"cpu": "6500m"}, **n10)),
        ("a node that is full of pods", pod("full", nodeSelector={"role": "small"})),
        ("a node that is full of pods and too small", pod("full-small", {"cpu": "9", "memory": "17Gi"}, nodeSelector={"role": "small"})),
    )


def taints(every):
    big = {"cpu": "20"}
    return cases(
        ("a taint that is not tolerated", pod("taint", nodeSelector={HOST: "n02"})),
        ("the right toleration and too much CPU", pod("taint-cpu", big, tolerations=[tolerate("dedicated", "Equal", "batch", "NoSchedule")])),
        ("a toleration with another value", pod("taint-value", tolerations=[tolerate("dedicated", "Equal", "web")], nodeSelector={HOST: "n02"})),
        ("a toleration with another effect", pod("taint-effect", tolerations=[tolerate("dedicated", "Exists", effect="NoExecute")], nodeSelector={HOST: "n02"})),
        ("a toleration of every effect", pod("taint-any", big, tolerations=[tolerate("maintenance", "Exists")])),
        ("everything is tolerated, the cordon too", pod("taint-all", big, tolerations=every)),
        ("the cordon is tolerated", pod("cordon", big, tolerations=[tolerate("node.kubernetes.io/unschedulable", "Exists", effect="NoSchedule")])),
        ("a cordoned node", pod("cordoned", nodeSelector={HOST: "n04"})),
        ("a taint that only asks", pod("prefer", big, nodeSelector={HOST: "n08"})),
    )


def affinities():
    return cases(
        ("a label that no node has", pod("selector", nodeSelector={"disk": "floppy"})),
        ("two labels that no node has together", pod("selectors", nodeSelector={"disk": "ssd", "kubernetes.io/arch": "arm64"})),
        ("the right label and too much memory", pod("selector-memory", {"memory": "33Gi"}, nodeSelector={"disk": "ssd"})),
        ("one of several values", pod("in", {"cpu": "9"}, affinity=node_affinity(term(ZONE + " In a b")))),
        ("not one of several values", pod("not-in", {"cpu": "9"}, affinity=node_affinity(term(ZONE + " NotIn a b", "cores Exists")))),
        ("a label that must not be there", pod("absent", {"cpu": "5"}, affinity=node_affinity(term("cores DoesNotExist")))),
        ("a number that must be greater", pod("greater", {"cpu": "7"}, affinity=node_affinity(term("cores Gt 8")))),
        ("a number that must be less", pod("less", {"cpu": "2"}, affinity=node_affinity(term("cores Lt 8")))),
        ("one of two terms", pod("terms", {"cpu": "9"}, affinity=node_affinity(term("disk In ssd"), term("kubernetes.io/arch In arm64")))),
        ("selector and affinity", pod("both", {"cpu": "3"}, nodeSelector={ZONE: "a"}, affinity=node_affinity(term("cores Exists")))),
        ("a node by its name", pod("named", {"cpu": "20"}, affinity=node_affinity(term(fields=["metadata.name In n10"])))),
        ("a node that does not exist", pod("named-none", affinity=node_affinity(term(fields=["metadata.name In n77"])))),
        ("a tainted node by its name, as a DaemonSet does", pod("named-taint", affinity=node_affinity(term(fields=["metadata.name In n02"])))),
        ("names that exclude each other", pod("named-conflict", affinity=node_affinity(
            term(fields=["metadata.name In n01", "metadata.name In n02"])))),
        ("a name in one of two terms", pod("named-or", {"cpu": "20"}, affinity=node_affinity(
            term(fields=["metadata.name In n01"]), term("disk In ssd")))),
    )


def ports(port, every):
    def with_ports(name, requests, ports, **spec):
        return pod(name, containers=[container(requests=requests, ports=ports)], **spec)
    return cases(
        ("a port that is taken", with_ports("port", None, port(8080), nodeSelector={HOST: "n07"})),
        ("a port that is taken at one address", with_ports("port-address", None, port(8080), nodeSelector={HOST: "n08"})),
        ("a port at another address", with_ports("port-other", {"cpu": "20"}, port(8080, hostIP="10.0.0.9"), tolerations=every)),
        ("another protocol", with_ports("port-udp", {"cpu": "20"}, port(8080, protocol="UDP"))),
        ("the node's own network", with_ports("port-network", None, [{"containerPort": 8080}], hostNetwork=True, nodeSelector={HOST: "n07"})),
        ("ports and amounts on several nodes", with_ports("port-cpu", {"cpu": "9"}, port(8080))),
        ("a port of an init container that stays", pod("port-sidecar", initContainers=[
            container("proxy", ports=port(8080), restartPolicy="Always")], nodeSelector={HOST: "n07"})),
    )


def spread_rule(key=ZONE, skew=1, selector=None, unsatisfiable="DoNotSchedule", **more):
    return {"maxSkew": skew, "topologyKey": key, "whenUnsatisfiable": unsatisfiable,
            **({"labelSelector": selector} if selector is not None else {}), **more}


def spread():
    """Zones with two, one and no pods of app=web, the emptiest of them closed."""
    web = {"matchLabels": {"app": "web"}}
    nodes = [node("a1", "a", labels={"pool": "x"}), node("a2", "a"), node("b1", "b", labels={"pool": "x"}), node("b2", "b"),
             node("c1", "c", taints=["closed::NoSchedule"]), node("d1", "")]
    placed = [pod("web-1", labels={"app": "web", "hash": "old"}, on="a1"), pod("web-2", labels={"app": "web", "hash": "new"}, on="a2"),
              pod("web-3", labels={"app": "web", "hash": "old"}, on="b1"), pod("web-4", labels={"app": "web", "hash": "old"}, on="b2"),
              pod("web-5", labels={"app": "web"}, on="c1", namespace="other"),
              pod("leaving", labels={"app": "web"}, on="c1", finalizers=["example.com/held"]),
              pod("solo-1", labels={"app": "solo"}, on="a1")]
    open_zone = [tolerate("closed", "Exists")]

    def one(name, *rules, labels=None, requests=None, **spec):
        return pod(name, requests, {"app": "web", "hash": "new"} if labels is None else labels, topologySpreadConstraints=list(rules), **spec)
    fits = cases(
        ("zones whose taints keep it off do not count", one("fits-honour", spread_rule(selector=web, nodeTaintsPolicy="Honor"))),
        ("the emptiest zone is open to it", one("fits-open", spread_rule(selector=web), tolerations=open_zone)),
        ("nodes that it does not select do not count", one("fits-selected", spread_rule(selector=web), nodeSelector={"pool": "x"})),
        ("only pods with the same value of a label count", one("fits-keys", spread_rule(selector=web, matchLabelKeys=["hash"]), nodeSelector={ZONE: "b"})),
        ("a selector of everything counts nothing", one("fits-everything", spread_rule(selector={}), nodeSelector={ZONE: "a"})),
        ("pods that do not count themselves", one("fits-other", spread_rule(selector=web, skew=2), labels={"app": "x"}, nodeSelector={"pool": "x"})))
    return world(nodes, placed, fits=fits, namespaces={"other": {"team": "red"}}, actions=[("delete", "pod", "-n", "work", "leaving", "--wait=false")], cases=cases(
        ("the emptiest zone is closed", one("zone", spread_rule(selector=web))),
        ("the skew may be two, and the zone is closed", one("skew-2", spread_rule(selector=web, skew=2))),
        ("the closed zone is open to it but too small", one("open-small", spread_rule(selector=web), requests={"cpu": "5"}, tolerations=open_zone)),
        ("by host", one("host", spread_rule(HOST, selector=web), nodeSelector={"pool": "x"}, requests={"cpu": "5"})),
        ("by host and by zone", one("host-zone", spread_rule(HOST, selector=web), spread_rule(selector=web))),
        ("fewer zones than wanted", one("domains", spread_rule(selector=web, minDomains=5, skew=2))),
        ("fewer zones than wanted, and the pod itself does not count", one("domains-other", spread_rule(selector=web, minDomains=5), labels={"app": "x"})),
        ("nodes that it does not select count", one("ignore", spread_rule(selector=web, nodeAffinityPolicy="Ignore"), nodeSelector={"pool": "x"})),
        ("nodes that it does not select do not count", one("affinity", spread_rule(HOST, selector=web), nodeSelector={HOST: "d1"}, requests={"cpu": "9"})),
        ("a label that a node must have", one("label", spread_rule("rack", selector=web))),
        ("only pods with the same value of a label count", one("keys", spread_rule(selector=web, matchLabelKeys=["hash"]), nodeSelector={ZONE: "a"}, requests={"cpu": "1"}, labels={"app": "web", "hash": "old"}, affinity=node_affinity(term(HOST + " In d1")))),
        ("the same value of a label, in the zone that has one", one("keys-zone", spread_rule(selector=web, matchLabelKeys=["hash"]), tolerations=[], affinity=node_affinity(term(HOST + " In a1 a2 c1")))),
        ("a rule without a selector", one("none", spread_rule(), requests={"cpu": "9"})),
        ("a selector of everything", one("everything", spread_rule(selector={}), requests={"cpu": "9"})),
        ("a rule that only asks", one("asks", spread_rule(selector=web, unsatisfiable="ScheduleAnyway"), requests={"cpu": "9"})),
        ("a selector with expressions", one("expression", spread_rule(selector={"matchExpressions": [{"key": "app", "operator": "In", "values": ["web", "solo"]}]}))),
        ("pods of another sort", one("solo", spread_rule(HOST, selector={"matchLabels": {"app": "solo"}}), labels={"app": "solo"}, affinity=node_affinity(term(HOST + " In a1 c1")))),
    ))


def near(*terms):
    return {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": list(terms)}}


def away(*terms):
    return {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": list(terms)}}


def pods_of(app, key=ZONE, **more):
    return {"labelSelector": {"matchLabels": {"app": app}}, "topologyKey": key, **more}


def apart():
    """Affinity and anti-affinity between pods, in two namespaces."""
    nodes = [node("a1", "a"), node("a2", "a", cpu="2"), node("b1", "b"), node("b2", "b"), node("c1", "c"), node("d1", "", taints=["closed::NoSchedule"])]
    placed = [pod("filler-a", {"cpu": "3"}, on="a1"), pod("filler-c", {"cpu": "3"}, on="c1"), pod("db", labels={"app": "db"}, on="a1"), pod("cache", labels={"app": "cache", "tier": "one"}, on="b1"),
              pod("queue", labels={"app": "queue"}, on="c1", namespace="other"),
              pod("loner-a", labels={"app": "loner"}, on="a1", affinity=away(pods_of("loner", HOST))),
              pod("guard", labels={"app": "guard"}, on="b2", affinity=away(pods_of("visitor"))),
              pod("guard-other", labels={"app": "guard"}, on="c1", namespace="other", affinity=away(pods_of("visitor", namespaceSelector={"matchLabels": {"team": "blue"}}))),
              *[pod(f"member-{zone}", labels={"app": "member"}, on=f"{zone}1") for zone in "abc"],
              *[pod(f"host-{name}", labels={"app": "host", "tier": "one"}, on=name) for name in ("a1", "a2", "b1", "b2", "c1")]]

    def one(name, affinity, requests=None, labels=None, **spec):
        return pod(name, requests, labels or {"app": name}, affinity=affinity, **spec)
    fits = cases(
        ("the first of its group", one("fits-first", near(pods_of("fits-first")))),
        ("near a pod", one("fits-near", near(pods_of("cache")))),
        ("away from pods of another namespace", one("fits-away", away(pods_of("queue")), nodeSelector={HOST: "c1"})),
        ("away from pods with another value of a label, of which there are none", one("fits-keys", away(pods_of("host", HOST, matchLabelKeys=["tier"])), labels={"app": "x", "tier": "two"})),
        ("what a pod of another namespace does not mind", one("fits-guard", None, labels={"app": "visitor"}, nodeSelector={ZONE: "a"})))
    return world(nodes, placed, fits=fits, namespaces={"other": {"team": "red"}}, cases=cases(
        ("no pod to be near", one("near-none", near(pods_of("nothing")))),
        ("near a pod on nodes that are too small", one("near-small", near(pods_of("db")), {"cpu": "2500m"})),
        ("near a pod on its very node", one("near-host", near(pods_of("db", HOST)), {"cpu": "2500m"})),
        ("near two that are apart", one("near-two", near(pods_of("db"), pods_of("cache")))),
        ("near a pod of another namespace", one("near-other", near(pods_of("queue")))),
        ("near a pod of a named namespace", one("near-named", near(pods_of("queue", namespaces=["other"])), {"cpu": "2500m"})),
        ("near a pod of selected namespaces", one("near-selected", near(pods_of("queue", namespaceSelector={"matchLabels": {"team": "red"}})), {"cpu": "2500m"})),
        ("near a pod of any namespace", one("near-any", near(pods_of("queue", namespaceSelector={})), {"cpu": "2500m"})),
        ("the first of its group where the label is missing", one("near-self", near(pods_of("near-self", "rack")))),
        ("the first of its group that fits nowhere", one("near-first", near(pods_of("near-first")), {"cpu": "5"})),
        ("away from a pod in each zone", one("away", away(pods_of("member")))),
        ("away from pods on each host", one("away-host", away(pods_of("host", HOST)))),
        ("away from its own kind on the node that it wants", one("loner-2", away(pods_of("loner", HOST)), labels={"app": "loner"}, nodeSelector={HOST: "a1"})),
        ("away from two sorts", one("away-two", away(pods_of("db"), pods_of("cache")), {"cpu": "1500m"})),
        ("pods that do not want it, here and in another namespace", one("visitor", node_affinity(term(ZONE + " In b c")), labels={"app": "visitor"})),
        ("pods that do not want it, where it wants to be", one("visitor-near", near(pods_of("cache")), labels={"app": "visitor"})),
        ("away from pods with the same value of a label", one("keys", away(pods_of("host", HOST, matchLabelKeys=["tier"])), labels={"app": "x", "tier": "one"})),
        ("away from pods with another value of a label", one("mismatch", away(pods_of("host", HOST, mismatchLabelKeys=["tier"])), labels={"app": "x", "tier": "two"})),
        ("near one and away from another in the same zone", one("near-away", {**near(pods_of("db")), **away(pods_of("loner"))})),
        ("near a pod, away from pods, and not wanted", one("all", {**near(pods_of("member")), **away(pods_of("db"))}, {"cpu": "3900m"}, labels={"app": "visitor"})),
    ))


def claim(name, storage="1Gi", storage_class="waiting", volume=None, namespace="work", modes=("ReadWriteOnce",), **spec):
    full = {"accessModes": list(modes), "resources": {"requests": {"storage": storage}}, "storageClassName": storage_class, **spec}
    if volume:
        full["volumeName"] = volume
    return {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": name, "namespace": namespace}, "spec": full}


def volume(name, storage="1Gi", storage_class="waiting", zone=None, nodes=None, labels=None, modes=("ReadWriteOnce",), **spec):
    full = {"capacity": {"storage": storage}, "accessModes": list(modes), "storageClassName": storage_class,
            "persistentVolumeReclaimPolicy": "Retain", "csi": {"driver": "disk.example.com", "volumeHandle": name}, **spec}
    where = [f"{ZONE} In {zone}"] if zone else [f"{HOST} In {nodes}"] if nodes else None
    if where:
        full["nodeAffinity"] = {"required": {"nodeSelectorTerms": [term(*where)]}}
    return {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": name, "labels": labels or {}}, "spec": full}


def storage_class(name, provisioner="kubernetes.io/no-provisioner", binding="WaitForFirstConsumer", **more):
    return {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": name}, "provisioner": provisioner,
            "volumeBindingMode": binding, **more}


def volumes():
    """Claims in every state, volumes that only some nodes reach."""
    nodes = [node("a1", "a"), node("a2", "a", cpu="1"), node("b1", "b"), node("c1", "c", taints=["closed::NoSchedule"]), node("d1", "")]
    for one in nodes[:4]:
        one["metadata"]["labels"]["topology.kubernetes.io/region"] = "r"
    before = [
        storage_class("waiting"), storage_class("at-once", "disk.example.com", "Immediate"),
        storage_class("made-in-c", "disk.example.com", allowedTopologies=[{"matchLabelExpressions": [{"key": ZONE, "values": ["c"]}]}]),
        storage_class("made", "disk.example.com"), storage_class("blocks"), storage_class("large"), storage_class("modes"),
        storage_class("chosen"), storage_class("twin"), storage_class("single"),
        volume("pv-b", zone="b"), volume("pv-bound-c", zone="c", storage_class="static"), volume("pv-bound-a", zone="a", storage_class="static"),
        volume("pv-label-c", storage_class="static", labels={ZONE: "c"}), volume("pv-label-b", storage_class="static", labels={ZONE: "b__x", "topology.kubernetes.io/region": "other"}),
        volume("pv-once", storage_class="static", modes=["ReadWriteOncePod"]),
        volume("pv-lost", storage_class="static"), volume("pv-leaving", storage_class="static"), volume("pv-two", storage_class="static", nodes="a2"),
        volume("pv-block", storage_class="blocks", zone="a", volumeMode="Block"), volume("pv-small", "1Gi", "large", zone="a"),
        volume("pv-reader", storage_class="modes", zone="a", modes=["ReadOnlyMany"]), volume("pv-red", storage_class="chosen", zone="a", labels={"colour": "red"}),
        volume("pv-twin", storage_class="twin", zone="a"), volume("pv-single", storage_class="single", nodes="a2"),
        claim("unbound", storage_class="at-once"), claim("waiting-b"), claim("waiting-b2"), claim("in-c", storage_class="made-in-c"), claim("made", storage_class="made"),
        claim("bound-c", storage_class="static", volume="pv-bound-c"), claim("bound-a", storage_class="static", volume="pv-bound-a"),
        claim("label-c", storage_class="static", volume="pv-label-c"), claim("label-b", storage_class="static", volume="pv-label-b"),
        claim("once", storage_class="static", volume="pv-once", modes=["ReadWriteOncePod"]), claim("lost", storage_class="static", volume="pv-lost"),
        claim("leaving", storage_class="static", volume="pv-leaving"), claim("on-a2", storage_class="static", volume="pv-two"),
        claim("filesystem", storage_class="blocks"), claim("larger", "2Gi", "large"), claim("writer", storage_class="modes"),
        claim("blue", storage_class="chosen", selector={"matchLabels": {"colour": "blue"}}),
        claim("twin-1", storage_class="twin"), claim("twin-2", storage_class="twin"), claim("single", storage_class="single"),
        claim("no-class", storage_class="not-there"),
    ]

    def using(name, *claims, requests=None, **spec):
        return pod(name, requests, volumes=[{"name": f"v{i}", "persistentVolumeClaim": {"claimName": one}} for i, one in enumerate(claims)], **spec)
    holder = [using("holder", "once", on="a1"), using("leaver", "leaving", on="a1")]
    wait = [("wait", "-n", "work", f"pvc/{one}", "--for=jsonpath={.status.phase}=Bound", "--timeout=60s")
            for one in ("bound-c", "bound-a", "label-c", "label-b", "once", "leaving", "lost", "on-a2")]
    gone = [("delete", "pv", "pv-lost", "--wait=false"), ("patch", "pv", "pv-lost", "--type=merge", "-p", '{"metadata":{"finalizers":null}}'),
            ("wait", "-n", "work", "pvc/lost", "--for=jsonpath={.status.phase}=Lost", "--timeout=60s"), ("delete", "pvc", "-n", "work", "leaving", "--wait=false")]
    fits = cases(
        ("a volume that is bound in its zone", using("fits-bound", "bound-a")),
        ("a volume without a zone", using("fits-label", "label-b", nodeSelector={HOST: "d1"})),
        ("a free volume in its zone", using("fits-free", "waiting-b")))
    return world(nodes, holder, fits=fits, before=before, actions=wait + gone, cases=cases(
        ("a claim that is not there", using("missing", "nothing")),
        ("a claim that is not bound at once", using("unbound", "unbound")),
        ("a claim whose class is not there", using("no-class", "no-class")),
        ("a claim whose volume is gone", using("lost", "lost")),
        ("a claim that is being deleted", using("leaving", "leaving")),
        ("a claim that only one pod may have", using("once", "once")),
        ("a volume in a zone that is closed", using("bound-c", "bound-c")),
        ("a volume in a zone that is full", using("bound-a", "bound-a", requests={"cpu": "4100m"})),
        ("a volume on one node that is too small", using("on-a2", "on-a2", requests={"cpu": "1500m"})),
        ("a volume with a label of a closed zone", using("label-c", "label-c", nodeSelector={"kubernetes.io/os": "linux"}, affinity=node_affinity(term(ZONE + " Exists")))),
        ("a volume with labels of zones, in another region", using("label-b", "label-b", affinity=node_affinity(term(ZONE + " Exists")))),
        ("no free volume of the class where it may be", using("none-free", "waiting-b", nodeSelector={ZONE: "a"})),
        ("a free volume in a zone that is too small", using("free-small", "waiting-b", requests={"cpu": "5"})),
        ("two claims, one free volume", using("two", "twin-1", "twin-2")),
        ("bound in one zone, free in another", using("torn", "bound-a", "waiting-b")),
        ("a volume may be made in a closed zone only", using("in-c", "in-c")),
        ("a volume may be made, and nothing has room", using("made", "made", requests={"cpu": "5"})),
        ("a block device for a file system", using("filesystem", "filesystem")),
        ("a volume that is too small", using("larger", "larger")),
        ("a volume with other access modes", using("writer", "writer")),
        ("a volume with other labels", using("blue", "blue")),
        ("a free volume on one node that is too small", using("single", "single", requests={"cpu": "2"})),
        ("a claim that is not there, of a pod that is too large", using("missing-large", "nothing", requests={"cpu": "50"})),
        ("a volume of its own, of a class without volumes", pod("own", volumes=[{"name": "data", "ephemeral": {"volumeClaimTemplate": {
            "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "single", "resources": {"requests": {"storage": "9Gi"}}}}}}])),
    ))


WORLDS = {"fleet": fleet, "spread": spread, "apart": apart, "volumes": volumes}
