"""Reports requests to models to Dynamote, as a gateway written in Python would. Needs nothing but the standard library.

The guard is the point: it is opened when a request arrives and reports when it ends, whichever way it ends: answered,
failed, or given up by a client in the middle of a stream. A way that nobody thought of is a failure of the gateway itself. Between the two the request is under way, which a pulse tells
every few seconds; it holds for a lease, so a gateway that dies leaves nothing under way. Reporting never makes a request wait: a full queue drops the
report and counts the drop.

Run it against a portal to see it count:  python3 gateway.py http://127.0.0.1:8080
"""

import asyncio
import http.client
import json
import os
import queue
import random
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone


class Reporter:
    """Sends reports in the background, in batches, again until they are taken."""

    def __init__(self, portal, producer, room=10_000):
        self.url = portal.rstrip("/") + "/api/telemetry/"
        self.producer = producer
        self.epoch = int(time.time())  # grows with each start
        self.sequence = 0
        self.dropped = 0
        self.lock = threading.Lock()
        self.active = {}  # how many are under way, by what they are
        self.queue = queue.Queue(room)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        threading.Thread(target=self._pulse, daemon=True).start()

    def request(self, **attributes):
        return Guard(self, attributes)

    def count(self, attributes, by):
        names = ("dynamote.deployment", "dynamote.team", "gen_ai.request.model")
        key = tuple((name, attributes.get(name)) for name in names)
        with self.lock:
            self.active[key] = self.active.get(key, 0) + by

    def offer(self, report):
        with self.lock:  # numbers and order belong together
            report["dynamote.sequence"] = self.sequence + 1
            try:
                self.queue.put_nowait(report)
                self.sequence += 1
            except queue.Full:
                self.dropped += 1

    def close(self):
        self.queue.put(None)
        self.thread.join()

    def _pulse(self):
        while self.thread.is_alive():
            with self.lock:
                active = [dict(key, count=count) for key, count in self.active.items()]  # 0 says that there is none
            pulse = {"dynamote.producer": self.producer, "dynamote.epoch": self.epoch, "time": now(),
                     "lease_seconds": 10, "active": active}
            try:
                urllib.request.urlopen(urllib.request.Request(self.url + "pulses", json.dumps(pulse).encode()), timeout=3)
            except Exception as error:
                print("no pulse:", error, file=sys.stderr)  # the next one says more
            time.sleep(3)

    def _run(self):
        last = False
        while not last:
            batch = [self.queue.get()]
            while len(batch) < 500 and not self.queue.empty():
                batch.append(self.queue.get_nowait())
            last = batch[-1] is None
            lines = [json.dumps(report) for report in batch if report is not None]
            if lines:
                self._deliver("\n".join(lines).encode())

    def _deliver(self, body):
        while True:  # what was taken twice is counted once, because it is numbered
            try:
                pause = self._send(body)
            except Exception as error:  # no answer, or a torn one; a thread that ends here would report nothing any more
                print("told again:", repr(error), file=sys.stderr)
                pause = 1
            if pause is None:
                return
            time.sleep(pause)

    def _send(self, body):
        """How many seconds to wait before it is sent again; None if that is not needed or would not help."""
        request = urllib.request.Request(self.url + "requests", body, {"Content-Type": "application/x-ndjson"})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                told = json.load(answer)
            if told["refused"]:
                print("refused:", told["errors"], file=sys.stderr)
        except urllib.error.HTTPError as error:
            if error.code == 429 or error.code >= 500:
                seconds = error.headers.get("Retry-After", "")
                return int(seconds) if seconds.isdigit() else 1
            print("not taken:", error.code, error.read().decode(errors="replace"), file=sys.stderr)
        return None


class Guard:
    """One request from its arrival to its end."""

    def __init__(self, reporter, attributes):
        self.reporter = reporter
        self.report = {"dynamote.producer": reporter.producer, "dynamote.epoch": reporter.epoch, **attributes}
        self.begin = time.monotonic_ns()
        reporter.count(attributes, 1)

    def first_token(self):
        self.report.setdefault("time_to_first_token_us", self._micros())

    def usage(self, input_tokens, output_tokens):
        self.report["gen_ai.usage.input_tokens"] = input_tokens
        self.report["gen_ai.usage.output_tokens"] = output_tokens

    def failed(self, error_type):
        self.report["error.type"] = error_type

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, (GeneratorExit, asyncio.CancelledError)):  # the client has gone away
            self.report["dynamote.cancelled"] = True
        elif isinstance(error, TimeoutError):
            self.report.setdefault("error.type", "timeout")
        elif isinstance(error, (OSError, http.client.HTTPException)):
            self.report.setdefault("error.type", "upstream")
        elif error is not None:
            self.report.setdefault("error.type", "internal")
        self.report["duration_us"] = self._micros()
        self.report["time"] = now()
        self.reporter.count(self.report, -1)
        self.reporter.offer(self.report)
        return False

    def _micros(self):
        return (time.monotonic_ns() - self.begin) // 1000


def now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def stream(reporter, tokens, **attributes):
    """Passes a stream of tokens on to a client. The guard closes at the end of the stream, not when it begins."""
    with reporter.request(**attributes, **{"gen_ai.request.stream": True}) as guard:
        count = 0
        for token in tokens:
            guard.first_token()
            count += 1
            yield token
        guard.usage(input_tokens=12, output_tokens=count)


def main(portal):
    reporter = Reporter(portal, f"example-py-{os.getpid()}")
    about = {
        "dynamote.deployment": "dynamo-system/example-py",
        "dynamote.team": "examples",
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": "Qwen/Qwen3-0.6B",
    }

    def breaks():
        yield "so"
        raise ConnectionError("the worker has gone")

    def faults():
        yield "so"
        raise KeyError("a fault of the gateway itself")

    for i in range(100):
        if i % 10 == 3:  # what serves the model fails
            try:
                list(stream(reporter, breaks(), **about))
            except ConnectionError:
                pass
        elif i % 10 == 5:  # a fault of the gateway itself
            try:
                list(stream(reporter, faults(), **about))
            except KeyError:
                pass
        elif i % 10 == 7:  # the client goes away after a token
            answer = stream(reporter, iter("never read to its end"), **about)
            next(answer)
            answer.close()
        else:
            list(stream(reporter, ("token" for _ in range(random.randint(2, 50))), **about))
    with reporter.request(**about, **{"gen_ai.request.stream": True}) as slow:  # long enough to be seen under way
        time.sleep(4)
        slow.usage(input_tokens=12, output_tokens=1)
    reporter.close()
    print(f"told of {reporter.sequence} requests, dropped {reporter.dropped}")


if __name__ == "__main__":
    main(sys.argv[1])
