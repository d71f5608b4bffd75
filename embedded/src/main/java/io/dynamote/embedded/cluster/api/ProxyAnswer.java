package io.dynamote.embedded.cluster.api;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a Service behind the proxy answers: a plan that the server plays, so that who makes it need not wait.
 *
 * @param status HTTP status
 * @param contentType content type of the body
 * @param parts the body; more than one part is streamed
 * @param finished told at the end whether the client took everything (true) or went away before (false)
 */
public record ProxyAnswer(int status, String contentType, List<Part> parts, Consumer<Boolean> finished) {

    /**
     * A piece of the body.
     *
     * @param after time since the previous piece, or since the request for the first one
     * @param text the piece
     */
    public record Part(Duration after, String text) {}

    /** An answer in one piece, at once. */
    public static ProxyAnswer now(int status, String contentType, String text) {
        return new ProxyAnswer(status, contentType, List.of(new Part(Duration.ZERO, text)), complete -> {});
    }
}
