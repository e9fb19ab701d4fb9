# SPDX-License-Identifier: Apache-2.0
"""How the recorders wait: for what the API server tells, never for a time to pass.

Watched keeps objects by watches and waits until something holds of them. asked() is for what no watch tells, instant() for a moment
that an object itself names. All have an end, and then say what did not come.
"""
import http.client, json, threading, time
from urllib.parse import urlsplit


class Unmet(RuntimeError):
    """What was waited for did not come."""

    def __init__(self, what, seconds, last=""):
        super().__init__(f"{what}: did not come within {seconds} s" + (f"; last: {last}" if last else ""))


class Seen(dict):
    """Objects as they were at one moment, by uid; each has its kind."""

    def of(self, kind):
        return [one for one in self.values() if one["kind"] == kind]


class Watched:
    """The objects under some paths of the API, kept by a watch each. Ends with close()."""

    def __init__(self, base, paths):
        self.address, self.objects, self.version, self.closed = urlsplit(base).netloc, {}, 0, False
        self.changed, self.sockets, self.broken = threading.Condition(), {}, ""
        for path in paths:
            threading.Thread(target=self._keep, args=(path,), daemon=True).start()
        self.until("a first list of everything", lambda seen: len(self.objects) == len(paths))

    def seen(self):
        with self.changed:
            return Seen({uid: one for kept in self.objects.values() for uid, one in kept.items()})

    def until(self, what, found, seconds=90):
        """What is found in the objects, as soon as something is."""
        end = time.monotonic() + seconds
        while True:
            version = self.version
            got = found(self.seen())
            if got:
                return got
            if not self.moved(version, end - time.monotonic()):
                raise Unmet(what, seconds, self.broken)

    def moved(self, version, seconds):
        """Waits for a change after a version; whether one came."""
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.version != version, max(0.0, seconds))
            return self.version != version

    def close(self):
        self.closed = True
        with self.changed:
            self.changed.notify_all()
            for socket in self.sockets.values():
                try:
                    socket.shutdown(2)
                except OSError:
                    pass  # it ended by itself

    def _keep(self, path):
        retry = threading.Event()
        while not self.closed:
            try:
                self._watch(path, self._list(path))
            except (OSError, ValueError, http.client.HTTPException) as broken:
                self.broken = f"{path}: {broken!r}"
                retry.wait(1)

    def _list(self, path):
        connection = self._connection(path)
        try:
            listed = json.load(self._answer(connection, path))
        finally:
            connection.close()
        kind = listed["kind"].removesuffix("List")
        self._change(lambda: self.objects.__setitem__(path, {one["metadata"]["uid"]: {**one, "kind": kind} for one in listed["items"]}))
        return listed["metadata"]["resourceVersion"]

    def _watch(self, path, version):
        connection = self._connection(path)
        try:
            answer = self._answer(connection, f"{path}{'&' if '?' in path else '?'}watch=true&resourceVersion={version}")
            while not self.closed:
                line = answer.readline()
                if not line:
                    return
                event = json.loads(line)
                if event["type"] == "ERROR":
                    return
                self._change(lambda: self._apply(self.objects[path], event))
        finally:
            connection.close()

    @staticmethod
    def _apply(kept, event):
        one = event["object"]
        if event["type"] == "DELETED":
            kept.pop(one["metadata"]["uid"], None)
        else:
            kept[one["metadata"]["uid"]] = one

    def _change(self, change):
        with self.changed:
            change()
            self.version += 1
            self.changed.notify_all()

    def _connection(self, path):
        connection = http.client.HTTPConnection(self.address)
        connection.connect()
        with self.changed:
            self.sockets[path] = connection.sock
        return connection

    @staticmethod
    def _answer(connection, path):
        connection.request("GET", path)
        answer = connection.getresponse()
        if answer.status != 200:
            raise http.client.HTTPException(answer.status)
        return answer


def asked(what, ask, seconds=60):
    """What an answer comes to, asked again until it is something: for what no watch tells."""
    end, pause = time.monotonic() + seconds, threading.Event()
    while True:
        got = ask()
        if got:
            return got
        if time.monotonic() > end:
            raise Unmet(what, seconds)
        pause.wait(0.2)


def instant(at):
    """Waits for a moment that an object names, in seconds since 1970 by the clock that the cluster shares."""
    threading.Event().wait(max(0.0, at - time.time()))
