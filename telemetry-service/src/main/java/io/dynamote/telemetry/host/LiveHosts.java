package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.Way;
import io.dynamote.telemetry.inventory.HostEntry;
import jakarta.inject.Singleton;

/** Every host of which something has been heard. Filled by one thread. */
@Singleton
final class LiveHosts {

    private final Map<String, LiveHost> hosts = new ConcurrentHashMap<>();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder beyond = new LongAdder();
    private final HostProperties properties;
    private volatile Instant newest = Instant.EPOCH;

    LiveHosts(HostProperties properties) {
        this.properties = properties;
    }

    /** Takes a sample that was delivered at this moment of our clock. */
    void add(HostSample sample, Instant heard) {
        LiveHost host = hosts.get(sample.key());
        if (host == null) {
            if (hosts.size() >= properties.most()) {
                beyond.increment();
                return;
            }
            host = new LiveHost();
            hosts.put(sample.key(), host);
        }
        newest = heard.isAfter(newest) ? heard : newest;
        if (!host.add(sample, heard)) {
            duplicates.increment();
        }
    }

    /** Reminds of a host of which nothing has been heard since the start; any thread may. */
    void recall(HostSample sample, Instant heard) {
        if (hosts.size() < properties.most()) {
            LiveHost host = new LiveHost();
            var _ = host.add(sample, heard);
            hosts.putIfAbsent(sample.key(), host);
        }
    }

    /** Hosts of the hosts file by the id of their agent, if it speaks under that id or name. */
    Map<String, HostEntry> entries(List<HostEntry> file) {
        Map<String, String> byName = idsByName();
        Map<String, HostEntry> entries = new HashMap<>();
        for (HostEntry entry : file) {
            String agent = entry.agent();
            entries.putIfAbsent(hosts.containsKey(agent) ? agent : byName.getOrDefault(agent, agent), entry);
        }
        return entries;
    }

    /** Their ids, in order. */
    List<String> ids() {
        return hosts.keySet().stream().sorted().toList();
    }

    Optional<LiveHost> find(String id) {
        return Optional.ofNullable(hosts.get(id));
    }

    /** The ids of hosts by the name under which their agents speak; of two with one name the first. */
    Map<String, String> idsByName() {
        Map<String, String> ids = new HashMap<>();
        for (String id : ids()) {
            WayReport agent = hosts.get(id).ways().get(Way.AGENT);
            if (agent != null) {
                ids.putIfAbsent(agent.identity().name(), id);
            }
        }
        return ids;
    }

    /** When any host was heard of for the last time. */
    Instant newest() {
        return newest;
    }

    /** Samples that came more than once. */
    long duplicates() {
        return duplicates.sum();
    }

    /** Samples of hosts beyond the most that are known at a time. */
    long beyond() {
        return beyond.sum();
    }

    /** Forgets hosts that were last heard of long before this moment. */
    void forgetOld(Instant now) {
        Instant oldest = now.minus(properties.forgetAfter());
        hosts.values().removeIf(host -> host.heard().isBefore(oldest));
    }
}
