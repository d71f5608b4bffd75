package io.dynamote.alert.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One thing wrong at a time: which line of the rule is replaced by what, and what the answer says of it. */
class BadRulesTest {

    private static final List<String> GOOD = List.of(
            "version: 1",
            "rules:",
            "- id: host-hot",
            "  name: HostHot",
            "  kind: host",
            "  expression: temperature_celsius >= 70",
            "  clear: temperature_celsius < 65",
            "  for: 5m",
            "  keepFiringFor: 1m",
            "  noData: keep",
            "  severity: warning",
            "  labels:",
            "    area: cooling",
            "  team: ops",
            "  summary: hot",
            "  description: very hot",
            "  enabled: true");

    private static InvalidInputException refused(int line, String replacement) {
        List<String> lines = new ArrayList<>(GOOD);
        lines.set(line - 1, replacement);
        byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return catchThrowableOfType(InvalidInputException.class, () -> RuleFile.read(file));
    }

    @Test
    void shouldTakeTheRuleAsItIs() {
        assertThat(RuleFile.read(String.join("\n", GOOD).getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
                    1|version: 2|version|line 1: must be 1
                    1|version: one|version|line 1: must be a whole number
                    1|# nothing|version|line 1: is required
                    2|rules: 7|body|line 3: must be YAML
                    3|- id: Host Hot|rules[0].id|line 3: must be 1 to 63 lower case letters
                    3|- id: 7|rules[0].id|line 3: must be a string
                    3|- od: a|rules[0].id|line 3: is required
                    3|- id: [a]|rules[0].id|line 3: must be a string
                    4|  name: ""|rules[0].name|line 4: must be 1 to 100 letters
                    4|  name: "a\\u001bb"|rules[0].name|line 4: must be 1 to 100 letters
                    4|  nome: a|rules[0].name|line 3: is required
                    4|  name: {a: b}|rules[0].name|line 4: must be a string
                    5|  kind: hosts|rules[0].kind|line 5: must be one of traffic, host, job, deployment
                    5|  kind: job|rules[0].expression|line 6: at 1:1: undeclared reference to 'temperature_celsius'
                    6|  expression: temperature > 70|rules[0].expression|line 6: at 1:1: undeclared reference to 'temperature'; known are drive_temperature_celsius
                    6|  expression: temperature_celsius >|rules[0].expression|line 6: at 1:22: something is missing at the end
                    6|  expression: temperature_celsius|rules[0].expression|line 6: at 1:1: must be true or false
                    6|  expression: temperature_celsius > "70"|rules[0].expression|line 6: at 1:21: > does not take (number, text)
                    6|  expression: "'hot'"|rules[0].expression|line 6: at 1:1: must be true or false
                    6|  expression: ""|rules[0].expression|line 6: must not be empty
                    6|  expression: 70|rules[0].expression|line 6: must be a string
                    6|  expression: temperature_celsius and silent|rules[0].expression|line 6: at 1:21: and is not expected here
                    6|  expression: temperature_celsius > 70 & silent == 1|rules[0].expression|line 6: at 1:26: & is not understood
                    6|  expression: labels.name.matches("(")|rules[0].expression|line 6: at 1:20: the pattern of matches
                    6|  expression: labels.rol == "gpu"|rules[0].expression|line 6: at 1:7: there is no label rol; one beyond the contract is labels["rol"]; known are labels.role
                    6|  expression: size(labels) > 1|rules[0].expression|line 6: at 1:5: size does not take
                    6|  expression: exec("rm")|rules[0].expression|line 6: at 1:5: undeclared reference to 'exec'
                    6|  expression: "[1].map(x, x) == [1]"|rules[0].expression|line 6: at 1:8: undeclared reference
                    7|  clear: temp < 65|rules[0].clear|line 7: at 1:1: undeclared reference to 'temp'
                    7|  clear: 65|rules[0].clear|line 7: must be a string
                    8|  for: 5 minutes|rules[0].for|line 8: must be a duration such as 30s, 5m or 1h30m
                    8|  for: 5|rules[0].for|line 8: must be a string
                    8|  for: 9d|rules[0].for|line 8: must be 0 to 7d in whole milliseconds
                    9|  keepFiringFor: -1m|rules[0].keepFiringFor|line 9: must be a duration
                    9|  keep_firing_for: 1m|rules[0].keep_firing_for|line 9: is not a known field
                    10|  noData: nodata|rules[0].noData|line 10: must be ok, keep or alert
                    10|  noData: true|rules[0].noData|line 10: must be a string
                    11|  severity: page|rules[0].severity|line 11: must be info, warning or critical
                    11|  sevrity: warning|rules[0].severity|line 3: is required
                    12|  labels: [a]|body|line 13: must be YAML
                    13|    alertname: x|rules[0].labels.alertname|line 13: must not be set
                    13|    area: 7|rules[0].labels.area|line 13: must be a string
                    13|    a-b: x|rules[0].labels.a-b|line 13: must have a name of letters, digits and _
                    13|    a.b: x|rules[0].labels.a.b|line 13: must have a name of letters, digits and _
                    13|    area: ""|rules[0].labels.area|line 13: must be one line
                    14|  team: ""|rules[0].team|line 14: must be one line
                    14|  team: [ops]|rules[0].team|line 14: must be a string
                    15|  summary: "{{ nme }}"|rules[0].summary|line 15: at 1:4: undeclared reference to 'nme'
                    15|  summary: "{{ labels.name"|rules[0].summary|line 15: at 1:1: {{ must be closed with }}
                    15|  summary: "{{ labels }}"|rules[0].summary|line 15: at 1:3: must be a number
                    15|  summary: " "|rules[0].summary|line 15: must not be empty
                    16|  description: "hot {{ 1 +"|rules[0].description|line 16: at 1:5: {{ must be closed
                    16|  description: "{{ percent(labels.name) }}"|rules[0].description|line 16: at 1:11: percent does not take (text), only (number)
                    17|  enabled: maybe|rules[0].enabled|line 17: must be true or false
                    17|  team: dev|body|line 17: the field team is there twice
                    17|  enabled: !!bool true|body|line 17: tags are not allowed
                    17|  enabled: &a true|body|line 17: anchors and aliases are not allowed
                    17|- id: host-hot|rules[1].name|line 17: is required
                    """)
    void shouldSayWhereItIsWrong(int line, String replacement, String field, String message) {
        List<FieldError> errors = refused(line, replacement).errors();
        assertThat(errors).as(replacement).anySatisfy(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).startsWith(message);
        });
    }

    @Test
    void shouldRefuseTwoRulesWhoseAlertsCouldNotBeToldApart() {
        String twice = String.join("\n", GOOD) + "\n"
                + String.join("\n", GOOD.subList(2, GOOD.size())).replace("host-hot", "host-hotter");
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> RuleFile.read(twice.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("rules[1].name");
            assertThat(error.message())
                    .isEqualTo("line 19: must have another name, severity or labels: its alerts could not be told from"
                            + " those of host-hot");
        });
    }

    @Test
    void shouldRefuseTwoRulesOfOneId() {
        String twice = String.join("\n", GOOD) + "\n"
                + String.join("\n", GOOD.subList(2, GOOD.size())).replace("HostHot", "Other");
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> RuleFile.read(twice.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("rules[1].id");
            assertThat(error.message()).isEqualTo("line 18: must be there once, but is at line 3 as well");
        });
    }
}
