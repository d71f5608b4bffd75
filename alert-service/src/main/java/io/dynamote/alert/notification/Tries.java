package io.dynamote.alert.notification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How often it has been tried to tell what is due.
 *
 * @param made how many tries there were
 * @param since when the first was; null if there was none
 * @param mayBeKnown whether one of those that failed may have arrived without an answer
 */
public record Tries(int made, @Nullable Instant since, boolean mayBeKnown) {

    /** Not yet. */
    public static final Tries NONE = new Tries(0, null, false);

    Tries again(Instant at) {
        return new Tries(made + 1, since == null ? at : since, mayBeKnown);
    }

    /** None again, of which the earlier ones may have arrived. */
    Tries anew() {
        return new Tries(0, null, mayBeKnown);
    }

    Tries failed(boolean ambiguous) {
        return new Tries(made, since, mayBeKnown || ambiguous);
    }
}
