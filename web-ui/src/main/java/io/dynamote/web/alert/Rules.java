package io.dynamote.web.alert;

import java.util.List;

import io.dynamote.web.page.QueryString;
import io.dynamote.web.state.Listings;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;

/** Reads rules from alert-service. */
@Singleton
final class Rules {

    private final ServiceClient services;
    private final Listings listings;

    Rules(ServiceClient services, Listings listings) {
        this.services = services;
        this.listings = listings;
    }

    Answer<List<RuleView>> list() {
        return services.list(Upstream.ALERT, "/api/rules", RuleView.class);
    }

    Answer<RuleView> find(String id) {
        return services.get(Upstream.ALERT, "/api/rules/" + QueryString.encode(id), RuleView.class);
    }

    /** All versions of a rule, newest first as the service has them. */
    Answer<List<RuleView>> versions(String id) {
        return services.get(
                        Upstream.ALERT, "/api/rules/" + QueryString.encode(id) + "/versions", Incidents.Versions.class)
                .map(Incidents.Versions::items);
    }

    boolean warmingUp() {
        return listings.warmingUp();
    }
}
