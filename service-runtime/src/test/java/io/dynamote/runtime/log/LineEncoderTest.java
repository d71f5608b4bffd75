package io.dynamote.runtime.log;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

import static org.assertj.core.api.Assertions.assertThat;

class LineEncoderTest {

    private static final LineEncoder ENCODER = new LineEncoder("ledger-service", "3f0c9d1e");

    private static JsonNode json(LoggingEvent event) throws IOException {
        return new ObjectMapper().readTree(ENCODER.encode(CapturedLine.of(event, () -> 2), 17, 2));
    }

    @Test
    void shouldWriteTheContract() throws IOException {
        LoggingEvent event = Lines.info("io.dynamote.ledger.Book", "took {} entries", 3);
        event.setInstant(Instant.parse("2026-11-20T12:00:00Z"));
        event.setThreadName("worker-1");
        event.setKeyValuePairs(List.of(new KeyValuePair("entries", 3)));
        event.setMDCPropertyMap(java.util.Map.of("trace_id", "0af7651916cd43dd8448eb211c80319c"));
        assertThat(json(event)).isEqualTo(new ObjectMapper().readTree("""
                                {"service.name": "ledger-service", "service.instance.id": "3f0c9d1e", "sequence": 17,
                                 "dropped": 2, "time": "2026-11-20T12:00:00Z", "severity": "INFO",
                                 "logger": "io.dynamote.ledger.Book", "message": "took 3 entries",
                                 "attributes": {"thread": "worker-1", "entries": "3"},
                                 "trace_id": "0af7651916cd43dd8448eb211c80319c"}"""));
    }

    @Test
    void shouldTellWhereAnExceptionComesFrom() throws IOException {
        JsonNode line = json(Lines.line("a", Level.ERROR, new IllegalStateException("gone wrong"), "failed"));
        assertThat(line.path("severity").asText()).isEqualTo("ERROR");
        assertThat(line.path("exception.stacktrace").asText())
                .startsWith("java.lang.IllegalStateException: gone wrong")
                .contains("LineEncoderTest");
    }

    @Test
    void shouldCutWhatIsTooLong() throws IOException {
        LoggingEvent event = Lines.info("a", "x".repeat(100_000));
        event.setKeyValuePairs(java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> new KeyValuePair("key" + i, "y".repeat(5_000)))
                .toList());
        JsonNode line = json(event);
        assertThat(line.path("message").asText()).hasSize(4_000).endsWith("…");
        assertThat(line.path("attributes").size()).isEqualTo(32);
        assertThat(line.path("attributes").path("key0").asText()).hasSize(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cannot reach jdbc:postgresql://db/x?user=a&password=geheim1 | cannot reach jdbc:postgresql://db/x?user=a&password=***",
                "cannot reach http://ada:geheim1@example.org/ | cannot reach http://***@example.org/",
                "sent Authorization: Bearer geheim1 and more | sent Authorization: *** and more",
                "401 for bearer geheim1geheim1geheim1 | 401 for bearer ***",
                "token hf_geheim1geheim1geheim1 was refused | token hf_*** was refused",
                "hfToken=geheim1, retries=3 | hfToken=***, retries=3"
            })
    void shouldHideWhatLooksLikeASecret(String text, String hidden) throws IOException {
        JsonNode line = json(Lines.line("a", Level.WARN, new IllegalStateException(text), text));
        assertThat(line.path("message").asText()).isEqualTo(hidden);
        assertThat(line.toString()).doesNotContain("geheim1");
    }

    @Test
    void shouldHideAttributesThatAreNamedSecret() throws IOException {
        LoggingEvent event = Lines.info("a", "b");
        event.setKeyValuePairs(List.of(new KeyValuePair("db.password", "geheim1"), new KeyValuePair("tokens", 12)));
        assertThat(json(event).path("attributes").path("db.password").asText()).isEqualTo("***");
        assertThat(json(event).path("attributes").path("tokens").asText()).isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret hf-token-secret not found in namespace dynamo-system",
                "read 512 tokens: prompt=500",
                "http://127.0.0.1:8080/api/models/Qwen%2FQwen3",
                "at io.dynamote.Book.entry(Book.java:17)"
            })
    void shouldLeaveOtherTextAlone(String text) {
        assertThat(Secrets.hide(text)).isEqualTo(text);
    }
}
