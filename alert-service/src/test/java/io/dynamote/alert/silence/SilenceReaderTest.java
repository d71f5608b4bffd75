package io.dynamote.alert.silence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String GOOD = "{'matchers':[{'name':'host','value':'gpu-.*','isRegex':true,'isEqual':true}],"
            + "'startsAt':'2026-11-21T13:00:00Z','endsAt':'2026-11-21T14:00:00Z',"
            + "'createdBy':'ann','comment':'new kernel'}";

    private final FieldErrors errors = new FieldErrors();

    private Optional<Silence> read(String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return SilenceReader.read(ObjectReader.of(JsonBody.parse(body), errors), new SilenceId(new UUID(0, 1)), NOW);
    }

    @Test
    void shouldReadWhatAlertmanagersToolsWrite() {
        Silence silence = read(GOOD).orElseThrow();

        assertThat(errors.list()).isEmpty();
        assertThat(silence.matchers()).hasToString("{host=~\"gpu-.*\"}");
        assertThat(silence.state(NOW)).isEqualTo(SilenceState.PENDING);
        assertThat(silence.mutes(LabelSet.of(Map.of("host", "gpu-01")), NOW.plusSeconds(3_600)))
                .isTrue();
        assertThat(silence.createdBy()).isEqualTo("ann");
    }

    @Test
    void shouldBeginAtOnceIfNoTimeIsGiven() {
        assertThat(read(GOOD.replace("'startsAt':'2026-11-21T13:00:00Z',", ""))
                        .orElseThrow()
                        .state(NOW))
                .isEqualTo(SilenceState.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "'createdBy':'ann' | 'createdBy':' ' | createdBy",
                "'createdBy':'ann' | 'creator':'ann' | creator",
                "'comment':'new kernel' | 'comment':'' | comment",
                "'comment':'new kernel' | 'comment':7 | comment",
                "2026-11-21T14:00:00Z | tomorrow | endsAt",
                "2026-11-21T14:00:00Z | 2026-11-21T13:00:00Z | endsAt",
                "2026-11-21T13:00:00Z | soon | startsAt",
                "'startsAt':'2026-11-21T13:00:00Z','endsAt':'2026-11-21T14:00:00Z' | 'startsAt':'2026-11-21T10:00:00Z','endsAt':'2026-11-21T11:00:00Z' | endsAt",
                "'endsAt' | 'until' | endsAt",
                "'name':'host' | 'name':'' | matchers[0].name",
                "'name':'host' | 'label':'host' | matchers[0].name",
                "'value':'gpu-.*' | 'value':'(' | matchers[0].value",
                "'value':'gpu-.*' | 'value':'.*' | matchers",
                "'value':'gpu-.*' | 'value':3 | matchers[0].value",
                "'isRegex':true | 'isRegex':'yes' | matchers[0].isRegex",
                "'isEqual':true | 'isEqual':false,'not':1 | matchers[0].not",
                "'matchers' | 'matcher' | matchers"
            })
    void shouldNameTheFieldThatIsWrong(String good, String bad, String field) {
        assertThat(GOOD).contains(good);

        assertThat(read(GOOD.replace(good, bad))).isEmpty();
        assertThat(errors.list()).extracting(FieldError::field).contains(field);
    }

    @Test
    void shouldBoundTheNumberOfMatchers() {
        String many = IntStream.range(0, 101)
                .mapToObj(i -> "{'name':'l" + i + "','value':'v'}")
                .collect(Collectors.joining(","));

        assertThat(read(GOOD.replaceFirst("\\{'name'.*?}", many))).isEmpty();
        assertThat(errors.list()).extracting(FieldError::field).containsExactly("matchers");
    }
}
