package io.dynamote.web.upstream;

import java.util.Locale;

/** A service behind the door. */
public enum Upstream {
    CATALOG,
    DEPLOYMENT,
    TELEMETRY,
    ALERT;

    /** Name in configuration, for example {@code catalog} in {@code dynamote.services.catalog.url}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name as people see it. */
    public String service() {
        return key() + "-service";
    }
}
