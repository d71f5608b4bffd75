package io.dynamote.web.state;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.dynamote.web.upstream.Answer;

/**
 * What a page can say about a list. An outage never looks like an empty list.
 *
 * @param <T> items
 */
public sealed interface Listing<T> {

    /** Nothing is known yet, it will be in a moment. */
    record Loading<T>() implements Listing<T> {}

    /**
     * Nothing can be known.
     *
     * @param reason in words
     */
    record Failed<T>(String reason) implements Listing<T> {}

    /**
     * The items.
     *
     * @param asOf when they were true
     * @param caveat why they may be older than they should be; empty if they are not
     */
    record Loaded<T>(List<T> items, Instant asOf, String caveat) implements Listing<T> {
        public Loaded {
            items = List.copyOf(items);
        }
    }

    /**
     * Chooses the best source there is: the read model while Kafka answers, else the owning service, else what was read
     * last.
     *
     * @param warmingUp whether it is no failure yet to know nothing
     * @param held what the read model holds
     * @param asked asks the owning service
     */
    static <T> Listing<T> choose(
            Freshness freshness,
            Instant now,
            boolean warmingUp,
            Supplier<List<T>> held,
            Supplier<Answer<List<T>>> asked) {
        if (freshness.live(now)) {
            return new Loaded<>(held.get(), now, "");
        }
        return switch (asked.get()) {
            case Answer.Found<List<T>> found ->
                new Loaded<>(
                        found.value(), now, "Kafka does not answer, so changes are not pushed: reload to see them.");
            case Answer.Refused<List<T>> refused -> withoutService(freshness, warmingUp, held, refused.reason());
            case Answer.Unavailable<List<T>> away -> withoutService(freshness, warmingUp, held, away.reason());
        };
    }

    private static <T> Listing<T> withoutService(
            Freshness freshness, boolean warmingUp, Supplier<List<T>> held, String reason) {
        if (freshness.complete() && freshness.lastContact() != null) {
            return new Loaded<>(
                    held.get(),
                    freshness.lastContact(),
                    "Neither Kafka nor the service answers: this is the last known state.");
        }
        return warmingUp ? new Loading<>() : new Failed<>(reason);
    }
}
