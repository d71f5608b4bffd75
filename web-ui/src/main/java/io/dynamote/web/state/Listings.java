package io.dynamote.web.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.dynamote.web.WebProperties;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;

/** Lists from the best source there is: Kafka, else the service that owns them, else what was last known. */
@Singleton
public final class Listings {

    private final ReadModels state;
    private final ServiceClient services;
    private final Duration warmUp;
    private final Clock clock;
    private final Instant started;

    Listings(ReadModels state, ServiceClient services, WebProperties properties, Clock clock) {
        this.state = state;
        this.services = services;
        this.warmUp = properties.warmUp();
        this.clock = clock;
        this.started = clock.instant();
    }

    /**
     * All items of a list.
     *
     * @param owner the service to ask while Kafka is silent
     * @param path of the list at that service
     * @param item what its items are read as
     * @param held the items as Kafka has told them
     */
    public <T> Listing<T> read(Upstream owner, String path, Class<T> item, Supplier<List<T>> held) {
        return Listing.choose(
                state.freshness(), clock.instant(), warmingUp(), held, () -> services.list(owner, path, item));
    }

    /** Whether the portal has started so recently that it is no failure yet to know nothing. */
    public boolean warmingUp() {
        return Duration.between(started, clock.instant()).compareTo(warmUp) < 0;
    }
}
