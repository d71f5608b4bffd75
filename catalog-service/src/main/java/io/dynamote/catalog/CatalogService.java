package io.dynamote.catalog;

import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;

/** Starts the catalog service. */
public final class CatalogService {

    /** Its name: value of {@code dynamote.service}, directory of its configuration, schema of its data. */
    public static final String NAME = "catalog";

    private CatalogService() {}

    public static void main(String[] args) throws InterruptedException {
        ServiceRuntime.run(NAME);
    }

    /** Starts it within this JVM and returns once it answers. */
    public static RunningService start(ServiceOptions options) {
        return ServiceRuntime.start(NAME, options);
    }
}
