package io.dynamote.alert.feed;

import java.util.Locale;

/** What Postgres tells of when it is committed. */
public enum Channel {
    /** Rules were saved or deleted. */
    RULES,
    /** There is news of alerts for the notifier. */
    NEWS,
    /** Silences or maintenance windows were changed. */
    MUTES,
    /** Routes and receivers were saved. */
    ROUTES,
    /** Messages wait to be sent. */
    DELIVERIES,
    /** Answers of receivers were seen. */
    ANSWERS;

    /** Its name before that of the schema is added. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
