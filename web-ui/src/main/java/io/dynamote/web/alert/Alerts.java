package io.dynamote.web.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.web.health.Observed;
import io.dynamote.web.state.Listing;
import io.dynamote.web.state.Listings;
import io.dynamote.web.state.ReadModels;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;

/** Active alerts, as Kafka tells them, or alert-service while Kafka is silent. */
@Singleton
final class Alerts {

    private final ReadModels state;
    private final Listings listings;
    private final Observed observed;

    Alerts(ReadModels state, Listings listings, Observed observed) {
        this.state = state;
        this.listings = listings;
        this.observed = observed;
    }

    /** All that are pending or fire, from the best source there is; old while nothing is evaluated. */
    Listing<AlertState> list() {
        Listing<AlertState> listing = listings.read(Upstream.ALERT, "/api/alerts", AlertState.class, this::held);
        if (listing instanceof Listing.Loaded<AlertState>(List<AlertState> items, Instant asOf, String caveat)
                && caveat.isEmpty()) {
            return Standstill.of(observed.latest())
                    .<Listing<AlertState>>map(still ->
                            new Listing.Loaded<>(items, still.until() == null ? asOf : still.until(), still.reason()))
                    .orElse(listing);
        }
        return listing;
    }

    /** All that are pending or fire, as far as Kafka has told. */
    List<AlertState> held() {
        return state.alerts().all().stream().filter(Alerts::active).toList();
    }

    /** One that is pending or fires, as far as Kafka has told. */
    Optional<AlertState> held(String fingerprint) {
        return state.alerts().find(fingerprint).filter(Alerts::active);
    }

    /** One by its occurrence, also after it is over, as far as Kafka has told. */
    Optional<AlertState> heldIncident(String incident) {
        return state.alerts().all().stream()
                .filter(alert -> alert.incident().toString().equals(incident))
                .findFirst();
    }

    private static boolean active(AlertState alert) {
        return alert.status() != AlertStatus.RESOLVED;
    }
}
