package io.dynamote.alert.rule;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.dynamote.alert.expression.SignalExamples;
import io.dynamote.alert.expression.Truth;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultRulesTest {

    private static final Map<String, CompiledRule> RULES = DefaultRules.read().stream()
            .collect(Collectors.toMap(
                    rule -> rule.id().value(), rule -> CompiledRule.of(rule).orThrow()));

    /** The identifiers of those that hold on a signal. */
    private static SortedSet<String> holding(SignalExamples signal) {
        SignalKind kind = signal.signal().kind();
        return RULES.values().stream()
                .filter(rule -> rule.rule().kind() == kind)
                .filter(rule -> rule.test(signal.figures(), false) == Truth.TRUE)
                .map(rule -> rule.rule().id().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SignalExamples healthyHost() {
        return SignalExamples.host()
                .value("silent", 0)
                .value("maintenance", 0)
                .value("seconds_since_sample", 1)
                .value("memory_utilization", 0.5)
                .value("drive_wear_ratio", 0.1)
                .value("temperature_celsius", 50)
                .value("drive_temperature_celsius", 40);
    }

    private static SignalExamples traffic(String scope) {
        return SignalExamples.of(SignalKind.TRAFFIC)
                .entity(scope + ":x")
                .label("scope", scope)
                .value("requests_last_minute", 100)
                .value("error_ratio", 0.5)
                .value("duration_p95_seconds", 60);
    }

    private static SignalExamples deployment(String phase) {
        return SignalExamples.of(SignalKind.DEPLOYMENT)
                .entity("team/qwen")
                .label("phase", phase)
                .value("failed", phase.equals("Failed") ? 1 : 0)
                .value("stalled", 0)
                .value("desired_replicas", 2)
                .value("ready_replicas", 0);
    }

    @Test
    void shouldCoverWhatIsAskedFor() {
        assertThat(RULES)
                .containsOnlyKeys(
                        "host-silent",
                        "host-memory-high",
                        "host-memory-critical",
                        "drive-wear-high",
                        "host-temperature-high",
                        "drive-temperature-high",
                        "error-ratio-high",
                        "error-ratio-critical",
                        "latency-p95-high",
                        "deployment-failed",
                        "deployment-stalled",
                        "job-failed");
        assertThat(RULES.values()).allMatch(rule -> rule.rule().enabled());
    }

    @Test
    void shouldRoundTrip() {
        List<Rule> rules = DefaultRules.read();
        assertThat(RuleFile.read(RuleFile.write(rules).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(rules);
    }

    @Test
    void shouldLeaveAHealthyHostAlone() {
        assertThat(holding(healthyHost())).isEmpty();
        assertThat(holding(SignalExamples.host())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "silent, 1, host-silent",
        "memory_utilization, 0.81, host-memory-high",
        "memory_utilization, 0.8, ",
        "memory_utilization, 0.91, host-memory-critical host-memory-high",
        "drive_wear_ratio, 0.7, drive-wear-high",
        "temperature_celsius, 70, host-temperature-high",
        "drive_temperature_celsius, 70, drive-temperature-high"
    })
    void shouldSeeWhatIsWrongWithAHost(String figure, double value, String ids) {
        assertThat(String.join(" ", holding(healthyHost().value(figure, value))))
                .isEqualTo(ids == null ? "" : ids);
    }

    @Test
    void shouldLeaveHostsInMaintenanceAlone() {
        assertThat(holding(healthyHost()
                        .value("maintenance", 1)
                        .value("silent", 1)
                        .value("memory_utilization", 0.99)
                        .value("drive_wear_ratio", 1)
                        .value("temperature_celsius", 99)
                        .value("drive_temperature_celsius", 99)))
                .isEmpty();
    }

    @Test
    void shouldEndWhenMaintenanceBegins() {
        SignalExamples maintained = healthyHost().value("maintenance", 1).value("memory_utilization", 0.99);
        assertThat(RULES.get("host-memory-high").test(maintained.figures(), true))
                .isEqualTo(Truth.FALSE);
        assertThat(RULES.get("drive-wear-high").test(maintained.figures(), true))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void shouldAlertOnDeploymentsOnlySoThatOneFaultIsOneAlert() {
        assertThat(holding(traffic("deployment")))
                .containsExactly("error-ratio-critical", "error-ratio-high", "latency-p95-high");
        for (String scope : List.of("all", "model", "team")) {
            assertThat(holding(traffic(scope))).as(scope).isEmpty();
        }
        assertThat(holding(traffic("deployment").value("requests_last_minute", 3)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"error-ratio-high", "error-ratio-critical", "latency-p95-high"})
    void shouldEndWithTheTrafficButNotWithItsFigures(String id) {
        CompiledRule rule = RULES.get(id);
        SignalExamples none = SignalExamples.of(SignalKind.TRAFFIC)
                .label("scope", "deployment")
                .value("requests_last_minute", 0)
                .without("error_ratio", "no request within a minute");
        assertThat(rule.test(none.figures(), true)).isEqualTo(Truth.FALSE);
        SignalExamples unread = SignalExamples.of(SignalKind.TRAFFIC).label("scope", "deployment");
        assertThat(rule.test(unread.figures(), true)).isEqualTo(Truth.UNKNOWN);
        assertThat(rule.rule().noData()).isEqualTo(NoDataPolicy.KEEP);
    }

    @Test
    void shouldSayOnceThatADeploymentFailed() {
        assertThat(holding(deployment("Failed"))).containsExactly("deployment-failed");
        assertThat(holding(deployment("Failed").value("stalled", 1))).containsExactly("deployment-stalled");
    }

    @Test
    void shouldLeaveDeploymentsThatTheirUserStoppedAlone() {
        assertThat(holding(deployment("Terminating"))).isEmpty();
        assertThat(holding(deployment("Failed").value("desired_replicas", 0))).isEmpty();
    }

    @Test
    void shouldSayThatAJobFailed() {
        SignalExamples job = SignalExamples.of(SignalKind.JOB)
                .entity("backup-1")
                .label("source", "restic")
                .value("superseded", 0);
        assertThat(holding(job.value("failed", 1))).containsExactly("job-failed");
        assertThat(holding(job.value("failed", 0))).isEmpty();
    }

    @Test
    void shouldLetALaterRunOfAJobSpeakForIt() {
        SignalExamples job =
                SignalExamples.of(SignalKind.JOB).entity("backup-1").label("source", "restic");
        assertThat(holding(job.value("failed", 1).value("superseded", 1))).isEmpty();
    }

    @Test
    void shouldSayOnceThatARolloutFailed() {
        SignalExamples rollout = SignalExamples.of(SignalKind.JOB)
                .entity("rollout:team/qwen")
                .label("source", "dynamote")
                .label("kind", "rollout")
                .value("failed", 1)
                .value("superseded", 0);
        assertThat(holding(rollout)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "host-silent, silent",
        "host-memory-critical, memory_utilization",
        "drive-wear-high, drive_wear_ratio",
        "error-ratio-high, error_ratio",
        "latency-p95-high, duration_p95_seconds",
        "deployment-failed, failed"
    })
    void shouldShowTheFigureThatIsWrong(String id, String figure) {
        assertThat(RULES.get(id).figure()).contains(figure);
    }

    @Test
    void shouldWriteTextsForPeople() {
        CompiledRule rule = RULES.get("host-memory-high");
        assertThat(rule.annotations(
                        healthyHost().value("memory_utilization", 0.8312).figures()))
                .containsEntry("summary", "Memory of gpu-01 is 83.1 % full")
                .containsEntry("description", "Above 80 % for 5 minutes; the alert ends below 75 %.");
    }
}
