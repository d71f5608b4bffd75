package io.dynamote.web.catalog;

import java.util.List;

import io.dynamote.web.state.Listing;
import io.dynamote.web.state.Listings;
import io.dynamote.web.state.ReadModels;
import io.dynamote.web.upstream.Upstream;
import jakarta.inject.Singleton;

/** Reads the catalog. */
@Singleton
public final class Models {

    private final ReadModels state;
    private final Listings listings;

    Models(ReadModels state, Listings listings) {
        this.state = state;
        this.listings = listings;
    }

    /** All models, from the best source there is. */
    public Listing<Model> list() {
        return listings.read(Upstream.CATALOG, "/api/models", Model.class, this::held);
    }

    private List<Model> held() {
        return state.models().all().stream().map(Model::of).toList();
    }
}
