package io.dynamote.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLettersTest {

    private static final int TAKEN_BY_KAFKA = 1_000_000;

    private static String header(ProducerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "none" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static int size(ProducerRecord<String, byte[]> letter) {
        int size = letter.value().length;
        for (Header header : letter.headers()) {
            size += header.key().getBytes(StandardCharsets.UTF_8).length + header.value().length + 10;
        }
        return size;
    }

    @Test
    void shouldKeepWhatIsSmallAsItWas() {
        byte[] value = {1, 2, 3};
        ProducerRecord<String, byte[]> letter =
                DeadLetters.letter("dynamote.jobs", Map.of("schema", "job"), value, "must be JSON");
        assertThat(letter.key()).isEqualTo("dynamote.jobs");
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, "schema")).isEqualTo("job");
        assertThat(header(letter, "dynamote_reason")).isEqualTo("must be JSON");
        assertThat(header(letter, DeadLetters.FULL_LENGTH)).isEqualTo("none");
        assertThat(DeadLetters.letter("t", Map.of(), null, "nothing").value()).isNull();
    }

    @Test
    void shouldCutWhatKafkaWouldNotTakeAndSaySo() {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            headers.put("语".repeat(5_000) + i, "语".repeat(20_000));
        }
        byte[] value = new byte[40_000_000];
        value[0] = 7;

        ProducerRecord<String, byte[]> letter = DeadLetters.letter("t", headers, value, "语".repeat(9_000));

        assertThat(size(letter)).isLessThan(TAKEN_BY_KAFKA);
        assertThat(letter.value()).hasSize(DeadLetters.MOST_VALUE).startsWith(7);
        assertThat(header(letter, DeadLetters.FULL_LENGTH)).isEqualTo("40000000");
        assertThat(header(letter, "dynamote_reason")).endsWith("…");
    }
}
