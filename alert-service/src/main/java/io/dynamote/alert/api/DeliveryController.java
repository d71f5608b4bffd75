package io.dynamote.alert.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.dynamote.alert.delivery.Deliveries;
import io.dynamote.alert.delivery.Delivery;
import io.dynamote.alert.delivery.DeliveryState;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.page.Page;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/deliveries}: what was told to whom, and what they answered. */
@Controller("/api/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveryController {

    private final Deliveries deliveries;
    private final Clock clock;

    DeliveryController(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * One try to send a message.
     *
     * @param at when it was decided
     * @param destination place of the receiver
     * @param reason why it was told
     * @param attempt counted from 1
     * @param outcome {@code queued}, {@code sending}, {@code delivered}, {@code retry}, {@code ambiguous} or {@code given-up}
     * @param status of HTTP; null if there was none
     * @param durationMillis from taking it up to the answer; null before
     * @param alerts how many it tells of
     */
    record View(
            String id,
            Instant at,
            String receiver,
            String destination,
            String group,
            String reason,
            int attempt,
            boolean mayBeKnown,
            String outcome,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable Long durationMillis,
            int alerts) {

        static View of(Delivery delivery) {
            var told = delivery.notification();
            Instant sent = delivery.sentAt();
            Instant answered = delivery.answeredAt();
            return new View(
                    told.id().toString(),
                    delivery.queuedAt(),
                    told.destination().receiver(),
                    told.destination().id(),
                    told.group().toString(),
                    told.reason().text(),
                    told.attempt(),
                    told.mayBeKnown(),
                    delivery.state().word(),
                    TestMessages.status(delivery.answer()),
                    delivery.answer(),
                    answered,
                    sent == null || answered == null
                            ? null
                            : Duration.between(sent, answered).toMillis(),
                    told.alerts().size());
        }
    }

    /** Newest first. */
    @Get
    Page<View> list(HttpRequest<?> request) {
        Parameters in = Parameters.of(request);
        List<Delivery> found =
                deliveries.search(in.text("receiver"), outcome(in.text("outcome")), before(in), in.limit() + 1);
        String next = found.size() <= in.limit()
                ? null
                : new Cursor(Long.toString(found.get(in.limit() - 1).number())).encoded();
        return Page.current(found.stream().limit(in.limit()).map(View::of).toList(), next, clock.instant());
    }

    private static long before(Parameters in) {
        String cursor = in.text("cursor");
        try {
            return cursor == null
                    ? Long.MAX_VALUE
                    : Long.parseLong(Cursor.decode(cursor).after());
        } catch (NumberFormatException e) {
            throw InvalidInputException.of(
                    "cursor", String.valueOf(cursor), "must be the nextCursor of an earlier answer");
        }
    }

    private static @Nullable DeliveryState outcome(@Nullable String word) {
        return word == null
                ? null
                : Parameters.find(DeliveryState.values(), word.replace('-', '_'))
                        .orElseThrow(() -> InvalidInputException.of(
                                "outcome",
                                word,
                                "must be one of "
                                        + Parameters.words(DeliveryState.values())
                                                .replace('_', '-')));
    }
}
