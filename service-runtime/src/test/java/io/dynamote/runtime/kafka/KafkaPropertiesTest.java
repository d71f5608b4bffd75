package io.dynamote.runtime.kafka;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KafkaPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "a:b", "a:9092,", "a:9092 b:9092"})
    void shouldSayWhatItExpectedOfTheServers(String servers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KafkaProperties(servers, (short) 1))
                .withMessageContaining(
                        "dynamote.kafka.bootstrap-servers must be host:port[,host:port], not: " + servers);
    }

    @Test
    void shouldRefuseNoReplication() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KafkaProperties("a:9092", (short) 0))
                .withMessageContaining("dynamote.kafka.replication-factor must be at least 1, not: 0");
    }
}
