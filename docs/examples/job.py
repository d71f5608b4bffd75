"""Reports a long job to Dynamote, from any loop. Python 3.9 or later, nothing else needed.

    with Job("http://localhost:8080", "backup/db-1/2026-11-20", name="Nightly backup of db-1", kind="backup",
             source="restic", team="platform", total=size) as job:
        for chunk in chunks:
            send(chunk)
            job.done(len(chunk))

Leaving the block completes the job, an exception fails it, Ctrl-C cancels it. A report that cannot be delivered is left
out: the next one says more. Only the last one is tried again for a while, since nothing follows it.
"""
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timezone


def now():
    return datetime.now(timezone.utc).isoformat().replace("+00:00", "Z")


class Job:
    EVERY_SECONDS = 2

    def __init__(self, dynamote, job_id, name, kind, source, total=None, attempt=1, team=None):
        self.url = dynamote + "/api/jobs/" + urllib.parse.quote(job_id, safe="/:@")
        self.state = {"attempt": attempt, "name": name, "kind": kind, "source": source, "team": team,
                      "status": "running", "bytesDone": 0, "bytesTotal": total, "startedAt": now()}
        self.next = 0

    def done(self, count, stage=None):
        self.state["bytesDone"] += count
        changed = stage is not None and stage != self.state.get("stage")
        if stage is not None:
            self.state["stage"] = stage
        if changed or time.monotonic() >= self.next:
            self.next = time.monotonic() + self.EVERY_SECONDS
            self.report()

    def report(self):
        body = json.dumps({**self.state, "updatedAt": now()}).encode()
        request = urllib.request.Request(self.url, body, {"Content-Type": "application/json"}, method="PUT")
        try:
            with urllib.request.urlopen(request, timeout=2):
                return True
        except urllib.error.HTTPError as refused:
            return refused.code < 500 and refused.code != 429  # sending it again would not help
        except OSError:
            return False

    def __enter__(self):
        self.report()
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.state["status"] = "completed"
        else:
            cancelled = issubclass(kind, KeyboardInterrupt)
            self.state["status"] = "cancelled" if cancelled else "failed"
            self.state["error"] = None if cancelled else str(error) or kind.__name__
        for wait in (1, 2, 4, 8, 0):
            if self.report():
                break
            time.sleep(wait)
        return False
