package io.dynamote.alert.receiver;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What became of one try to send. No text in it holds a secret. */
public sealed interface Answer {

    /** For the delivery log. */
    String text();

    /** It has been taken. */
    record Delivered(String text) implements Answer {}

    /**
     * Not now.
     *
     * @param after for how long the receiver asked to be left alone; null if it did not say
     * @param ambiguous whether it may have been taken all the same: it was sent, and no answer was seen
     */
    record Retry(String text, @Nullable Duration after, boolean ambiguous) implements Answer {}

    /** Sending the same again would not help. */
    record GiveUp(String text) implements Answer {}
}
