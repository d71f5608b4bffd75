package io.dynamote.alert.api;

import java.time.Duration;

import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleId;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RuleInputTest {

    private static final String RULE = """
            {"name": "HostMemoryHigh", "kind": "host", "expression": "memory_utilization > 0.8", "severity": "warning",
             "summary": "full" %s}""";

    private static RuleInput.Result read(String more) {
        return RuleInput.read(JsonBody.parse(RULE.formatted(more).getBytes(UTF_8)), null);
    }

    @Test
    void shouldReadSecondsAndTheOtherNamesOfTheApi() {
        RuleInput.Result result =
                read(", \"forSeconds\": 1.5, \"keepFiringForSeconds\": 60, \"clearWhen\": \"memory_utilization < 0.7\","
                        + " \"revision\": 4, \"reason\": \"why\"");
        Rule rule = result.orThrow();
        assertThat(rule.holdFor()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(rule.keepFiringFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule.clear()).isEqualTo("memory_utilization < 0.7");
        assertThat(rule.revision()).isEqualTo(1);
        assertThat(result.seen()).isEqualTo(4);
        assertThat(result.reason()).isEqualTo("why");
    }

    @Test
    void shouldTakeBackWhatItAnswers() {
        assertThat(
                        read(", \"builtIn\": true, \"health\": {\"state\": \"healthy\"}, \"updatedAt\": \"x\", \"updatedBy\": \"y\"")
                                .errors())
                .isEmpty();
    }

    @Test
    void shouldNameFaultsAsClientsDo() {
        assertThat(read(", \"forSeconds\": -1, \"clearWhen\": \"memory < 1\", \"for\": \"5m\"")
                        .errors())
                .extracting(FieldError::field)
                .contains("forSeconds", "clearWhen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5m\"", "-1", "0.0001", "true", "1e12", "{}"})
    void shouldRefuseWhatIsNoNumberOfSeconds(String value) {
        assertThat(read(", \"forSeconds\": " + value).errors())
                .extracting(FieldError::field)
                .contains("forSeconds");
    }

    @Test
    void shouldRefuseAnIdOtherThanThatOfThePath() {
        RuleInput.Result result = RuleInput.read(
                JsonBody.parse(RULE.formatted(", \"id\": \"other\"").getBytes(UTF_8)), new RuleId("this"));
        assertThat(result.errors()).extracting(FieldError::field).containsExactly("id");
    }

    @Test
    void shouldRefuseWhatIsNoObject() {
        assertThat(RuleInput.read(JsonBody.parse("[]".getBytes(UTF_8)), null).errors())
                .extracting(FieldError::field)
                .containsExactly("body");
    }

    @ParameterizedTest
    @CsvSource({
        "HostMemoryHigh, host-memory-high",
        "Host memory  high!, host-memory-high",
        "GPU2Hot, gpu2-hot",
        "Überlast, uberlast",
        "'***', rule"
    })
    void shouldMakeAnIdOfAName(String name, String id) {
        assertThat(RuleInput.slug(name)).isEqualTo(id);
    }

    @Test
    void shouldCutLongIds() {
        assertThat(RuleInput.slug("a".repeat(100))).hasSize(63);
    }
}
