package io.dynamote.events.traffic;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One finished request, as a mutable record that is filled again and again: reading a million of them a second must not
 * make a million objects. Sent once per request, at its end, also when the client has gone away. There is no field for
 * the text of a prompt or an answer, and there will be none.
 */
public final class RequestFields {

    /** Stands for a number that was not obtained. */
    public static final long UNKNOWN = -1;

    /** Longest string of a request. */
    public static final int LONGEST_TEXT = 256;

    /** Most tokens of each kind of one request; models know contexts of a few million. */
    public static final long MOST_TOKENS = 100_000_000;

    /** Longest duration of a request in microseconds: a day, after which the topic of requests forgets. */
    public static final long LONGEST_MICROS = 86_400_000_000L;

    /** The gateway instance that reports. */
    public String producer = "";

    /** Grows with each start of the producer. */
    public long epoch;

    /** Number of the request within the epoch, from 1 on; {@link #UNKNOWN} if the producer does not number. */
    public long sequence = UNKNOWN;

    /** When it ended, in microseconds since 1970. */
    public long endMicros;

    /** {@code namespace/name} of the deployment that served it; empty if it is not known. */
    public String deployment = "";

    /** Whose it was; empty if it is not known. */
    public String team = "";

    /** {@code gen_ai.request.model}: the model that was asked for. */
    public String model = "";

    /** {@code gen_ai.response.model}: the model that answered; empty if it is not known. */
    public String responseModel = "";

    /** {@code gen_ai.operation.name}. */
    public String operation = "";

    /** {@code gen_ai.provider.name}; empty if it is not known. */
    public String provider = "";

    /** Whether the answer was streamed. */
    public boolean stream;

    /** {@code http.response.status_code}; {@link #UNKNOWN} if there was no answer. */
    public long status = UNKNOWN;

    /** Null on success. */
    public @Nullable ErrorClass error;

    /** Whether the client went away before the end; that is not an error. */
    public boolean cancelled;

    /** From the arrival to the end, in microseconds. */
    public long durationMicros;

    /** From the arrival to the first token, in microseconds; {@link #UNKNOWN} if there was none. */
    public long firstTokenMicros = UNKNOWN;

    /** {@code gen_ai.usage.input_tokens}. */
    public long inputTokens = UNKNOWN;

    /** {@code gen_ai.usage.output_tokens}. */
    public long outputTokens = UNKNOWN;

    /** {@code gen_ai.usage.cache_read.input_tokens}. */
    public long cacheReadTokens = UNKNOWN;

    /** {@code gen_ai.usage.cache_creation.input_tokens}. */
    public long cacheWriteTokens = UNKNOWN;

    /** {@code gen_ai.usage.reasoning.output_tokens}. */
    public long reasoningTokens = UNKNOWN;

    /** Everything as it is before something is known. */
    public RequestFields clear() {
        producer = "";
        epoch = 0;
        sequence = UNKNOWN;
        endMicros = 0;
        deployment = "";
        team = "";
        model = "";
        responseModel = "";
        operation = "";
        provider = "";
        stream = false;
        status = UNKNOWN;
        error = null;
        cancelled = false;
        durationMicros = 0;
        firstTokenMicros = UNKNOWN;
        inputTokens = UNKNOWN;
        outputTokens = UNKNOWN;
        cacheReadTokens = UNKNOWN;
        cacheWriteTokens = UNKNOWN;
        reasoningTokens = UNKNOWN;
        return this;
    }

    /**
     * Time per output token after the first, in microseconds: (duration − time to first token) / (output tokens − 1), as
     * OpenTelemetry's GenAI conventions define it for successful requests; {@link #UNKNOWN} if it does not exist.
     */
    public long perTokenMicros() {
        boolean exists = error == null && !cancelled && firstTokenMicros >= 0 && outputTokens > 1;
        return exists ? Math.max(0, durationMicros - firstTokenMicros) / (outputTokens - 1) : UNKNOWN;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestFields that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(producer, epoch, sequence);
    }

    @Override
    public String toString() {
        return text();
    }

    private String text() {
        return String.join(
                "|",
                producer,
                epoch + "/" + sequence,
                Long.toString(endMicros),
                deployment,
                team,
                model,
                responseModel,
                operation,
                provider,
                stream + " " + status + " " + error + " " + cancelled,
                durationMicros + " " + firstTokenMicros,
                inputTokens + " " + outputTokens + " " + cacheReadTokens + " " + cacheWriteTokens + " "
                        + reasoningTokens);
    }
}
