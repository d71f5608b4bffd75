package io.dynamote.web.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.web.page.QueryString;
import io.dynamote.web.state.Listing;
import io.dynamote.web.state.ReadModels;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads the catalog. */
@Singleton
public final class Models {

    private static final int MOST_PAGES = 50;

    private final ReadModels state;
    private final ServiceClient services;
    private final Clock clock;
    private final Instant started;

    Models(ReadModels state, ServiceClient services, Clock clock) {
        this.state = state;
        this.services = services;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** All models, from the best source there is. */
    public Listing<Model> list() {
        Instant now = clock.instant();
        return Listing.choose(state.freshness(), now, Duration.between(started, now), this::held, this::asked);
    }

    private List<Model> held() {
        return state.models().all().stream().map(Model::of).toList();
    }

    private Answer<List<Model>> asked() {
        List<Model> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String query = new QueryString()
                    .with("limit", "200")
                    .with("cursor", cursor)
                    .toString();
            switch (services.get(Upstream.CATALOG, "/api/models" + query, ModelPage.class)) {
                case Answer.Found<ModelPage> found -> {
                    all.addAll(found.value().items());
                    cursor = found.value().nextCursor() == null
                            ? ""
                            : found.value().nextCursor();
                }
                case Answer.Refused<ModelPage> refused -> {
                    return new Answer.Refused<>(refused.status(), refused.reason());
                }
                case Answer.Unavailable<ModelPage> away -> {
                    return new Answer.Unavailable<>(away.service(), away.reason());
                }
            }
            if (cursor.isEmpty()) {
                break;
            }
        }
        return new Answer.Found<>(all);
    }

    /** The fields of the list that are read. */
    record ModelPage(List<Model> items, @Nullable String nextCursor) {}
}
