package io.dynamote.alert.delivery;

import java.time.Duration;
import java.util.Locale;

import io.dynamote.alert.receiver.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery stands.
 *
 * <pre>
 * queued ──claim──▶ sending ──▶ delivered, retry, given-up
 *                      └─lease over, or no answer──▶ ambiguous
 * </pre>
 */
public enum DeliveryState {
    /** Decided, and nobody sends it yet. */
    QUEUED,
    /** A sender has it until its lease is over. */
    SENDING,
    /** The receiver took it. */
    DELIVERED,
    /** The receiver did not take it, and may later. */
    RETRY,
    /** It may have arrived: it was sent, or was about to be, and no answer was seen. */
    AMBIGUOUS,
    /** The receiver will not take it. */
    GIVEN_UP;

    /** The word in rows and APIs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where a try stands after an answer. */
    static DeliveryState of(Answer answer) {
        return switch (answer) {
            case Answer.Delivered _ -> DELIVERED;
            case Answer.Retry retry -> retry.ambiguous() ? AMBIGUOUS : RETRY;
            case Answer.GiveUp _ -> GIVEN_UP;
        };
    }

    /** The answer that brought a try here. */
    Answer answer(String text, @Nullable Duration after) {
        return switch (this) {
            case DELIVERED -> new Answer.Delivered(text);
            case RETRY -> new Answer.Retry(text, after, false);
            case AMBIGUOUS -> new Answer.Retry(text, after, true);
            case GIVEN_UP -> new Answer.GiveUp(text);
            case QUEUED, SENDING -> throw new IllegalStateException("not answered yet: " + this);
        };
    }

    static DeliveryState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
