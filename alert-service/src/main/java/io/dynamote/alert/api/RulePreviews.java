package io.dynamote.alert.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.alert.evaluation.DryRun;
import io.dynamote.alert.evaluation.EvaluationPolicy;
import io.dynamote.alert.intake.SignalHistory;
import io.dynamote.alert.rule.CompiledRule;
import io.dynamote.alert.rule.Rule;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.InvalidInputException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tries rules on the signals that Kafka has kept; a few at a time, and each for a bounded time. */
@Singleton
final class RulePreviews {

    private static final int AT_ONCE = 2;
    private static final int MOST_SIGNALS = 2_000_000;
    private static final int MOST_TRANSITIONS = 10_000;
    private static final int USUAL = 6 * 3_600;
    private static final int LONGEST = 48 * 3_600;
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final SignalHistory history;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    RulePreviews(SignalHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /**
     * What the rule of a request would have done.
     *
     * @throws InvalidInputException naming what is wrong with it
     */
    RulePreview of(JsonNode body) {
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(body, errors);
        int seconds = in.integer("lastSeconds")
                .orElse(USUAL)
                .as(RulePreviews::checked)
                .optional()
                .orElse(USUAL);
        String entity = in.text("entity").orNull();
        RuleInput.Result rule = RuleInput.read(body.path("rule"), null);
        rule.errors().forEach(error -> errors.add("rule." + error.field(), error.value(), error.message()));
        errors.throwIfAny();
        if (!free.tryAcquire()) {
            throw new AlertException.Busy();
        }
        try {
            return run(rule.orThrow(), seconds, entity);
        } finally {
            free.release();
        }
    }

    private static Integer checked(int seconds) {
        if (seconds < 1 || seconds > LONGEST) {
            throw new IllegalArgumentException("must be 1 to " + LONGEST);
        }
        return seconds;
    }

    private RulePreview run(Rule rule, int seconds, @Nullable String entity) {
        CompiledRule compiled = CompiledRule.of(rule).orThrow();
        DryRun run = new DryRun(compiled, EvaluationPolicy.defaults(), MOST_TRANSITIONS);
        Instant from = clock.instant().minusSeconds(seconds);
        Courses courses = new Courses(compiled.figure().orElse(null), from, clock.instant());
        SignalHistory.Read read = history.read(rule.kind(), entity, from, MOST_SIGNALS, PATIENCE, signal -> {
            run.signal(signal);
            courses.add(signal);
        });
        DryRun.Outcome outcome = run.outcome(read.to());
        List<RulePreview.EntityPreview> entities = courses.previews(outcome.transitions());
        return new RulePreview(
                from,
                read.to(),
                read.complete(),
                outcome.signals(),
                outcome.unknown(),
                outcome.unavailable(),
                outcome.failed(),
                outcome.failure(),
                entities,
                outcome.untold() + courses.entities() - entities.size());
    }
}
