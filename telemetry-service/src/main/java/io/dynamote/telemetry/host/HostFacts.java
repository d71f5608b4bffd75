package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.telemetry.wear.WearForecast;

/** What is known of hosts beyond their samples. Asked for every host once a second: answers come from memory. */
public interface HostFacts {

    /** The maintenance that is going on; empty if none is. */
    Optional<Maintenance> maintenance(String host, Instant now);

    /** How the drives of the host wear; empty if nothing is known of them. */
    List<WearForecast> wear(String host);

    /** The latest runs of backups as answers show them, newest first; may read. */
    List<JsonNode> backupRuns(String host);
}
