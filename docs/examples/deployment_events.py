"""Keeps a journal of what happens to deployments: a line for each event of dynamote.deployment-events, each once.

Needs confluent-kafka: pip install confluent-kafka

Kafka delivers at least once. What was delivered again is recognised by ce_id, and the ids that were handled are kept where the
effect is, here in the journal itself: an id and its effect are written together or not at all, and offsets are committed after
that. So a crash at any point loses nothing and repeats nothing. Types that are not known are passed over, and so are other
versions of known ones: this code was written against the fields of the versions that it names.

Run it: python deployment_events.py 127.0.0.1:8090 journal.txt
"""
import json
import os
import signal
import sys

from confluent_kafka import Consumer, KafkaException

TOPIC = "dynamote.deployment-events"

SENTENCES = {
    "deployment.requested.v1": lambda key, data: f"{data['actor']} asks to {data['action']} {key}",
    "deployment.phase-changed.v1": lambda key, data: f"{key} is {data['to']}: {data['message']}",
    "deployment.deleted.v1": lambda key, data: f"{key} is gone",
}


class Journal:
    def __init__(self, path):
        self.file = open(path, "a+b")
        self.file.seek(0)
        text = self.file.read()
        whole = text[:text.rfind(b"\n") + 1]  # a crash may have cut the last line
        self.file.truncate(len(whole))
        self.handled = {line.split(" ", 1)[0] for line in whole.decode().splitlines()}

    def write(self, event_id, text):
        self.file.write((f"{event_id} {text}".replace("\n", " ") + "\n").encode())
        self.file.flush()
        os.fsync(self.file.fileno())
        self.handled.add(event_id)


def handle(message, journal):
    headers = {name: value.decode() for name, value in message.headers() or [] if value is not None}
    event_id, sentence = headers.get("ce_id"), SENTENCES.get(headers.get("ce_type"))
    if not event_id or event_id in journal.handled or sentence is None:
        return
    try:
        text = sentence(message.key().decode(), json.loads(message.value()))
    except (ValueError, KeyError) as unreadable:
        # One record that cannot be read must not stop all that follow.
        print(f"passed over {event_id}: {unreadable}", file=sys.stderr)
        return
    journal.write(event_id, f"{headers['ce_time']} {text}")


def follow(bootstrap, journal, ended):
    consumer = Consumer({
        "bootstrap.servers": bootstrap,
        "group.id": "deployment-journal",
        "enable.auto.commit": False,  # only what was handled is committed
        "auto.offset.reset": "earliest",  # a new group begins with all that Kafka has kept
        "isolation.level": "read_committed",
    })
    consumer.subscribe([TOPIC])
    try:
        while not ended():
            messages = consumer.consume(num_messages=500, timeout=1.0)
            for message in messages:
                if message.error():
                    raise KafkaException(message.error())
                handle(message, journal)
            if messages:
                consumer.commit(asynchronous=False)
    finally:
        consumer.close()


if __name__ == "__main__":
    stop = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    signal.signal(signal.SIGINT, lambda *_: stop.append(True))
    follow(sys.argv[1], Journal(sys.argv[2]), lambda: stop)
