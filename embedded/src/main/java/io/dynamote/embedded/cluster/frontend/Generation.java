package io.dynamote.embedded.cluster.frontend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An answer of a model that is not there: which tokens, and when each would come.
 *
 * @param inputTokens length of the prompt; a word counts as one token
 * @param tokens the answer
 * @param cut whether the limit of the request ended it
 * @param toFirstToken time until the first token
 * @param betweenTokens time from one token to the next
 */
record Generation(int inputTokens, List<String> tokens, boolean cut, Duration toFirstToken, Duration betweenTokens) {

    private static final Duration FIRST = Duration.ofMillis(80);
    private static final Duration NEXT = Duration.ofMillis(12);
    private static final int QUOTED_WORDS = 24;

    /**
     * Plans the answer to a prompt.
     *
     * @param limit most tokens of the answer
     * @param pace turns simulated time into real time
     */
    static Generation of(String model, String prompt, int limit, UnaryOperator<Duration> pace) {
        List<String> words = List.of(prompt.strip().split("\\s+", -1));
        var answer = new ArrayList<>(List.of(
                ("This is a simulated frontend for " + model + ", which has no weights to think with. You wrote:")
                        .split(" ", -1)));
        words.stream().limit(QUOTED_WORDS).forEach(answer::add);
        var tokens = new ArrayList<String>();
        for (int i = 0; i < answer.size() && i < limit; i++) {
            tokens.add(i == 0 ? answer.get(i) : " " + answer.get(i));
        }
        // Reading the prompt takes its time as well.
        Duration first = FIRST.plus(Duration.ofNanos(200_000L * words.size()));
        return new Generation(
                words.size(), List.copyOf(tokens), tokens.size() < answer.size(), pace.apply(first), pace.apply(NEXT));
    }

    String text() {
        return String.join("", tokens);
    }

    String finishReason() {
        return cut ? "length" : "stop";
    }

    Duration duration() {
        return toFirstToken.plus(betweenTokens.multipliedBy(Math.max(0, tokens.size() - 1)));
    }
}
