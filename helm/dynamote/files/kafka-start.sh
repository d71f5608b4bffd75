#!/bin/bash
# Starts Kafka on a read-only root file system: the image's own script would write its configuration there.
set -euo pipefail
config=/etc/dynamote/kafka/kafka.properties
if [ ! -f /var/lib/kafka/data/log/meta.properties ]; then
  /opt/kafka/bin/kafka-storage.sh format --cluster-id "$(/opt/kafka/bin/kafka-storage.sh random-uuid)" --config "$config"
fi
exec /opt/kafka/bin/kafka-server-start.sh "$config" --override "advertised.listeners=PLAINTEXT://$ADVERTISED_HOST:9092"
