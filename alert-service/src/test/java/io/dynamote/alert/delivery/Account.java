package io.dynamote.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.dynamote.alert.delivery.Instances.Ended;
import io.dynamote.alert.delivery.LeftBehind.Try;
import io.dynamote.alert.delivery.TroubledReceivers.Arrival;
import io.dynamote.alert.delivery.TroubledReceivers.Reply;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what was tried and recorded with what arrived and was said, message by message. */
final class Account {

    /** By so much an end may be noticed later than it was. */
    private static final Duration NOTICED = Duration.ofSeconds(2);

    /** What a receiver that limits asks for. */
    private static final Duration LIMIT = Duration.ofMillis(300);

    private final List<Try> tries;
    private final Map<UUID, Arrival> arrivals = new HashMap<>();
    private final List<Ended> ended;
    private final String log;
    private int timedOut;
    private int cutOff;
    private int toldAgain;

    /**
     * An account to be checked.
     *
     * @param ended processes, with the times at which that was noticed
     * @param log of all processes
     */
    Account(List<Try> tries, List<Arrival> arrivals, List<Ended> ended, String log) {
        this.tries = tries;
        this.ended = ended;
        this.log = log;
        arrivals.forEach(arrival -> assertThat(this.arrivals.put(arrival.notification(), arrival))
                .as("each try is sent once: %s", arrival)
                .isNull());
    }

    void check() {
        assertThat(tries).extracting(Try::id).containsAll(arrivals.keySet());
        Map<String, List<Try>> lanes = new TreeMap<>();
        for (Try one : tries) {
            checkOutcome(one, arrivals.get(one.id()));
            lanes.computeIfAbsent(one.lane(), lane -> new ArrayList<>()).add(one);
        }
        assertThat(lanes).hasSize(Plan.ROLES * Plan.DESTINATIONS.size());
        lanes.values().forEach(this::checkLane);
    }

    /** How many there were of what. */
    @Override
    public String toString() {
        return "%d tries, %d arrived; %d without an answer because a receiver hung, %d because a process ended; %d told again with the word that they may be known"
                .formatted(tries.size(), arrivals.size(), timedOut, cutOff, toldAgain);
    }

    /** What is recorded is what was answered; what is ambiguous has its reason. */
    private void checkOutcome(Try one, @Nullable Arrival arrival) {
        if (one.is("ambiguous")) {
            checkAmbiguity(one, arrival);
            return;
        }
        String expected = switch (arrival == null ? null : arrival.reply()) {
            // As on a machine that is busy: nothing arrived for want of a connection, and it is tried again.
            case null -> "retry";
            case TAKEN -> "delivered";
            case REFUSED, LIMITED -> "retry";
            case REJECTED -> "given-up";
            case SILENCE -> "ambiguous";
        };
        assertThat(one.state()).as("%s after %s", one, arrival).isEqualTo(expected);
    }

    /** The receiver was silent for as long as it is waited for, or the process that had the message ended meanwhile. */
    private void checkAmbiguity(Try one, @Nullable Arrival arrival) {
        boolean silent = arrival != null && arrival.reply() == Reply.SILENCE;
        if (!one.answeredAt().isBefore(one.sentAt().plus(CrashingService.TIMEOUT))
                && (silent || one.answer().contains("no answer within"))) {
            timedOut++;
            return;
        }
        cutOff++;
        Instant from = arrival == null ? one.sentAt() : arrival.at();
        assertThat(ended.stream()
                                .filter(end -> arrival == null || end.process() == arrival.process())
                                .anyMatch(end -> end.at().isAfter(from)
                                        && (end.at().isBefore(one.leasedUntil().plus(NOTICED))
                                                || end.at().isBefore(one.answeredAt())))
                        || log.contains(one.id().toString()))
                .as("%s is ambiguous after %s, although no process ended", one, arrival)
                .isTrue();
    }

    private void checkLane(List<Try> lane) {
        Try before = null;
        Try known = null;
        for (Try one : lane) {
            if (before != null) {
                checkNext(before, one);
            }
            if (known != null && isStoryOf(one, known)) {
                assertThat(known.is("delivered"))
                        .as("%s goes on with %s, which was taken", one, known)
                        .isFalse();
                assertThat(one.mayBeKnown()).as("%s after %s", one, known).isTrue();
                toldAgain++;
            } else if (one.mayBeKnown()) {
                toldAgain++;
            } else if (known != null && known.is("delivered") && has(one, Reply.TAKEN, Reply.SILENCE)) {
                assertThat(one.saysTheSameAs(known))
                        .as("%s tells again what %s had told", one, known)
                        .isFalse();
            }
            known = has(one, Reply.TAKEN, Reply.SILENCE) ? one : known;
            before = one;
        }
        assertThat(lane.getLast().state()).as("the last word is delivered").isEqualTo("delivered");
    }

    private static boolean isStoryOf(Try one, Try other) {
        return !one.firstTry().isAfter(other.at());
    }

    private static void checkNext(Try before, Try one) {
        boolean goesOn = isStoryOf(one, before);
        assertThat(goesOn)
                .as("%s goes on after %s", one, before)
                .isEqualTo(before.is("retry") || before.is("ambiguous"));
        if (before.is("retry") && before.answer().startsWith("429")) {
            Instant allowed = before.answeredAt().plus(LIMIT);
            assertThat(one.at()).as("%s after %s", one, before).isAfterOrEqualTo(allowed);
        }
        if (goesOn) {
            assertThat(one.mayBeKnown())
                    .as("%s after %s", one, before)
                    .isEqualTo(before.mayBeKnown() || before.is("ambiguous"));
        } else {
            // What was given up and may have arrived is told as it is, be it news or not.
            assertThat(one.mayBeKnown())
                    .as("%s begins anew after %s", one, before)
                    .isEqualTo(before.is("given-up") && before.mayBeKnown());
        }
    }

    private boolean has(Try one, Reply... replies) {
        Arrival arrival = arrivals.get(one.id());
        return arrival != null && List.of(replies).contains(arrival.reply());
    }
}
