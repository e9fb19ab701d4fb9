#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the schemas of Kubernetes' own stable kinds, as a server serves them at /openapi/v3, into one compressed file.

Usage: record_schemas.py KUBECONFIG KUBECTL OUT
What belongs to no single kind (options, status, watch events, lists of objects) is left out: a text holds none of them.
"""
import gzip
import json
import re
import subprocess
import sys

kubeconfig, kubectl, out = sys.argv[1:]


def get(path):
    return json.loads(subprocess.check_output([kubectl, "--kubeconfig", kubeconfig, "get", "--raw", path]))


def is_kept(schema):
    kinds = schema.get("x-kubernetes-group-version-kind", [])
    return len(kinds) == 0 or (len(kinds) == 1 and not kinds[0]["kind"].endswith("List"))


schemas = {}
for path, place in sorted(get("/openapi/v3")["paths"].items()):
    if re.fullmatch(r"api/v1|apis/([a-z]+|[a-z.]+\.k8s\.io)/v[0-9]+", path):
        for name, schema in get(place["serverRelativeURL"])["components"]["schemas"].items():
            if is_kept(schema):
                schemas[name] = schema
document = {"info": {"version": get("/version")["gitVersion"]}, "components": {"schemas": schemas}}
text = json.dumps(document, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
with open(out, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as packed:
    packed.write(text.encode())
print(len(schemas), "schemas,", document["info"]["version"])
