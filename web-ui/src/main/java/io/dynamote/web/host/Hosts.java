package io.dynamote.web.host;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.state.Freshness;
import io.dynamote.web.state.Listing;
import io.dynamote.web.state.Listings;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads hosts from telemetry-service; while it is away, the list as it was last. */
@Singleton
public final class Hosts {

    private static final String AWAY = "telemetry-service does not answer: this is the last known state.";
    private static final String UNREAD = "telemetry-service has not read yet what Kafka holds.";

    private final ServiceClient services;
    private final Listings listings;
    private final Clock clock;
    private final AtomicReference<Listing.@Nullable Loaded<Host>> last = new AtomicReference<>();

    Hosts(ServiceClient services, Listings listings, Clock clock) {
        this.services = services;
        this.listings = listings;
        this.clock = clock;
    }

    /** All hosts. */
    public Listing<Host> list() {
        return switch (services.get(Upstream.TELEMETRY, "/api/hosts", HostList.class)) {
            case Answer.Found<HostList>(HostList found) -> told(found);
            case Answer.Refused<HostList> refused -> without(AWAY, refused.reason());
            case Answer.Unavailable<HostList> away -> without(AWAY, away.reason());
        };
    }

    private Listing<Host> told(HostList list) {
        Instant now = clock.instant();
        Freshness freshness = Freshness.told(list.asOf());
        if (list.asOf() == null) {
            return without(freshness.caveat(now), UNREAD);
        }
        Listing.Loaded<Host> loaded = new Listing.Loaded<>(list.items(), list.asOf(), freshness.caveat(now));
        last.set(loaded);
        return loaded;
    }

    private Listing<Host> without(String caveat, String reason) {
        Listing.Loaded<Host> known = last.get();
        if (known != null) {
            return new Listing.Loaded<>(known.items(), known.asOf(), caveat);
        }
        return listings.warmingUp() ? new Listing.Loading<>() : new Listing.Failed<>(reason);
    }

    /** One host with its parts. */
    Answer<Host> one(String id) {
        return services.get(Upstream.TELEMETRY, "/api/hosts/" + QueryString.encode(id), Host.class);
    }

    /** The newest seconds of its figures, as telemetry-service writes them. */
    Answer<JsonNode> points(String id) {
        return services.get(
                Upstream.TELEMETRY, "/api/hosts/" + QueryString.encode(id) + "/live?seconds=5", JsonNode.class);
    }

    /** Hosts that are read in both ways. */
    Answer<JsonNode> compare() {
        return services.get(Upstream.TELEMETRY, "/api/hosts/compare", JsonNode.class);
    }

    boolean warmingUp() {
        return listings.warmingUp();
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * The fields of the list that are read.
     *
     * @param asOf up to when everything that was sent has been read; null before that
     */
    record HostList(List<Host> items, @Nullable Instant asOf) {
        HostList {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
