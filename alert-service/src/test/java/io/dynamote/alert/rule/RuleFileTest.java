package io.dynamote.alert.rule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.events.signal.SignalKind;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RuleFileTest {

    private static final List<SignalKind> KINDS = List.of(SignalKind.values());
    private static final List<NoDataPolicy> POLICIES = List.of(NoDataPolicy.values());
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    private static final List<String> ODD = List.of(
            "plain",
            "yes",
            "1e3",
            "- a: b",
            "# no comment",
            "two\nlines\n",
            "{{ entity }}: \"quoted\" 'twice'",
            "  spaces  ",
            "tab\there",
            "ünï — 🜁",
            "{{ percent(0.5) }} %",
            "a\\b",
            "null",
            "long ".repeat(100) + "end");

    private static List<Rule> read(String file) {
        return RuleFile.read(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadBackExactlyWhatItWrote() {
        Random random = new Random(11);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rules.add(any(random, i));
        }
        String written = RuleFile.write(rules);
        assertThat(read(written)).isEqualTo(rules);
        assertThat(RuleFile.write(read(written))).isEqualTo(written);
    }

    private static Rule any(Random random, int number) {
        RuleExamples rule = RuleExamples.of(
                        KINDS.get(number % KINDS.size()),
                        "labels[\"name\"] != \"" + number + "\" &&\n  entity.startsWith('a')")
                .id("rule-" + number)
                .name("Rule " + number)
                .holdFor(Duration.ofMillis(random.nextInt(600_000)))
                .keepFiringFor(Duration.ofSeconds(random.nextInt(3_600)))
                .noData(POLICIES.get(random.nextInt(POLICIES.size())))
                .severity(SEVERITIES.get(random.nextInt(SEVERITIES.size())))
                .summary(ODD.get(random.nextInt(ODD.size())))
                .description(random.nextBoolean() ? "" : ODD.get(random.nextInt(ODD.size())));
        if (random.nextBoolean()) {
            rule.clear("entity == 'b'");
        }
        if (random.nextBoolean()) {
            rule.team("team " + number);
        }
        if (random.nextBoolean()) {
            rule.labels(Map.of("area", "true", "z", "0123", "b", "a: b # c"));
        }
        if (random.nextInt(4) == 0) {
            rule.disabled();
        }
        return rule.rule();
    }

    @Test
    void shouldTakeTheDefaultsOfWhatIsNotThere() {
        Rule rule = read("""
                        version: 1
                        rules:
                        - id: a
                          name: A
                          kind: host
                          expression: silent == 1
                          severity: info
                          summary: it is silent
                        """).getFirst();
        assertThat(rule)
                .isEqualTo(RuleExamples.host("silent == 1")
                        .id("a")
                        .name("A")
                        .severity(Severity.INFO)
                        .summary("it is silent")
                        .rule());
    }

    @Test
    void shouldNameEveryFaultWithItsLine() {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> read("""
                version: 1
                rules:
                - id: a
                  name: A
                  kind: host
                  expression: |
                    cpu_utilization > 0.5 &&
                      memori_utilization > 0.5
                  severity: bad
                  summary: "{{ labels.name }} {{ x }}"
                  four: 5m
                - id: a
                  name: B
                  kind: nothing
                  expression: silent == 1
                """));
        assertThat(refused.errors())
                .extracting(FieldError::field)
                .containsExactly(
                        "rules[0].severity",
                        "rules[0].four",
                        "rules[0].expression",
                        "rules[0].summary",
                        "rules[1].kind",
                        "rules[1].severity",
                        "rules[1].summary");
        assertThat(refused.errors()).extracting(FieldError::message).satisfies(messages -> {
            assertThat(messages.get(0)).isEqualTo("line 9: must be info, warning or critical");
            assertThat(messages.get(1)).isEqualTo("line 11: is not a known field");
            assertThat(messages.get(2))
                    .startsWith("line 6: at 2:3: undeclared reference to 'memori_utilization'; known are"
                            + " memory_utilization, ");
            assertThat(messages.get(3)).startsWith("line 10: at 1:22: undeclared reference to 'x'");
            assertThat(messages.get(4)).isEqualTo("line 14: must be one of traffic, host, job, deployment");
            assertThat(messages.get(5)).isEqualTo("line 12: is required");
        });
    }
}
