package io.dynamote.alert.receiver;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** A receiver that takes JSON by POST. What differs is the form of a message and what an answer of 200 may still mean. */
public final class HttpReceiver implements Receiver {

    private static final Set<Integer> RETRIED = Set.of(408, 425, 429);
    private static final int SERVER = 500;

    private final SecretUrl url;
    private final HttpPort http;
    private final InstantSource clock;
    private final Function<Message, String> form;
    private final Function<String, @Nullable String> refusal;
    private final Redaction redaction;

    /**
     * @param form the JSON of a message
     * @param refusal what is wrong by the body of an answer that says that all is well; null if nothing is
     */
    public HttpReceiver(
            SecretUrl url,
            HttpPort http,
            InstantSource clock,
            Function<Message, String> form,
            Function<String, @Nullable String> refusal) {
        this.url = url;
        this.http = http;
        this.clock = clock;
        this.form = form;
        this.refusal = refusal;
        this.redaction = new Redaction(url.secrets());
    }

    /** For receivers whose status says all. */
    public HttpReceiver(SecretUrl url, HttpPort http, InstantSource clock, Function<Message, String> form) {
        this(url, http, clock, form, body -> null);
    }

    @Override
    public Answer send(Message message) {
        byte[] body = form.apply(message).getBytes(StandardCharsets.UTF_8);
        return switch (http.post(url, Map.of("Content-Type", "application/json", "User-Agent", "Dynamote"), body)) {
            case HttpOutcome.Answered answer -> judge(answer);
            case HttpOutcome.NotSent(String reason) -> new Answer.Retry(redaction.hide(reason), null, false);
            case HttpOutcome.Unanswered(String reason) -> new Answer.Retry(redaction.hide(reason), null, true);
        };
    }

    private Answer judge(HttpOutcome.Answered answer) {
        int status = answer.status();
        String text = redaction.hide(status + " " + answer.body());
        if (status >= 200 && status < 300) {
            String wrong = refusal.apply(answer.body());
            return wrong == null ? new Answer.Delivered(text) : refused(wrong, answer, text);
        }
        if (RETRIED.contains(status) || status >= SERVER) {
            return retry(answer, text);
        }
        return new Answer.GiveUp(text);
    }

    private Answer refused(String wrong, HttpOutcome.Answered answer, String text) {
        return wrong.contains("ratelimit") || wrong.contains("rate_limit")
                ? retry(answer, text)
                : new Answer.GiveUp(text);
    }

    private Answer retry(HttpOutcome.Answered answer, String text) {
        return new Answer.Retry(text, RetryAfter.of(answer.retryAfter(), answer.body(), clock.instant()), false);
    }
}
