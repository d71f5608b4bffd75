package io.dynamote.alert.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.alert.evaluation.RuleHealth;
import io.dynamote.alert.expression.ExpressionError;
import io.dynamote.alert.rule.DefaultRules;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.alert.store.RuleVersion;
import org.jspecify.annotations.Nullable;

/**
 * A rule as clients see it.
 *
 * @param clearWhen what must hold for a firing alert to end; null if nothing more than that the expression does not
 * @param forSeconds how long the expression must hold, to the millisecond
 * @param builtIn whether a rule of this id is shipped with Dynamote
 * @param health whether it can be evaluated, as far as this instance evaluates it; null for a version that is over
 * @param reason why it was saved, in the words of who did
 */
record RuleView(
        String id,
        int revision,
        String name,
        String kind,
        String expression,
        @Nullable String clearWhen,
        BigDecimal forSeconds,
        BigDecimal keepFiringForSeconds,
        String severity,
        @Nullable String team,
        Map<String, String> labels,
        String summary,
        String description,
        String noData,
        boolean enabled,
        boolean builtIn,
        @Nullable Health health,
        Instant updatedAt,
        String updatedBy,
        @Nullable String reason) {

    private static final Set<RuleId> SHIPPED =
            DefaultRules.read().stream().map(Rule::id).collect(Collectors.toUnmodifiableSet());

    /**
     * Whether it can be evaluated.
     *
     * @param state {@code healthy}, {@code failing} or {@code refused}
     * @param message what is wrong; null if nothing is
     * @param entity on which it failed last; null otherwise
     * @param at when; null otherwise
     */
    record Health(
            String state,
            @Nullable String message,
            @Nullable String entity,
            @Nullable Instant at) {

        static Health of(RuleHealth health) {
            return switch (health) {
                case RuleHealth.Healthy _ -> new Health("healthy", null, null, null);
                case RuleHealth.Failing failing ->
                    new Health("failing", failing.message(), failing.entity(), failing.at());
                case RuleHealth.Refused refused -> new Health("refused", text(refused.errors()), null, null);
            };
        }

        private static String text(List<ExpressionError> errors) {
            return errors.stream().map(ExpressionError::text).collect(Collectors.joining("; "));
        }
    }

    static RuleView of(RuleVersion version, @Nullable RuleHealth health) {
        Rule rule = version.rule();
        return new RuleView(
                rule.id().value(),
                rule.revision(),
                rule.name(),
                rule.kind().word(),
                rule.expression(),
                rule.clear(),
                seconds(rule.holdFor()),
                seconds(rule.keepFiringFor()),
                rule.severity().word(),
                rule.team(),
                rule.labels(),
                rule.summary(),
                rule.description(),
                rule.noData().word(),
                rule.enabled(),
                SHIPPED.contains(rule.id()),
                health == null ? null : Health.of(health),
                version.createdAt(),
                version.author(),
                version.reason());
    }

    private static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
