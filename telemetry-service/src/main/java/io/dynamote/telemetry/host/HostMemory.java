package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.Map;

import io.dynamote.events.host.HostSample;
import io.dynamote.telemetry.inventory.HostEntry;
import io.dynamote.telemetry.inventory.Inventory;
import jakarta.inject.Singleton;

/** Which hosts are known, for other features. */
@Singleton
public final class HostMemory {

    private final LiveHosts live;
    private final Inventory inventory;

    HostMemory(LiveHosts live, Inventory inventory) {
        this.live = live;
        this.inventory = inventory;
    }

    /** Reminds of a host of which nothing has been heard since the start. */
    public void recall(HostSample sample, Instant heard) {
        live.recall(sample, heard);
    }

    /** Whether the host was heard of or is in the hosts file. */
    public boolean isKnown(String id) {
        return live.find(id).isPresent() || entries().containsKey(id);
    }

    /** The id under which each host of the hosts file is known: that of its agent, if it speaks under that id or name. */
    public Map<String, HostEntry> entries() {
        return live.entries(inventory.hosts());
    }
}
