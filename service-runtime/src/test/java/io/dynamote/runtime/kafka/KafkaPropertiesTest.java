package io.dynamote.runtime.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void shouldCompleteTheSettingsOfAClient() {
        assertThat(new KafkaProperties("a:9092", (short) 1).client(Map.of("linger.ms", 5)))
                .isEqualTo(Map.of("bootstrap.servers", "a:9092", "linger.ms", 5));
    }

    @Test
    void shouldGiveEachClientTheSecurityOfTheFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("client.properties"), """
                # as Kafka's own tools take it
                security.protocol=SASL_SSL
                sasl.mechanism = SCRAM-SHA-512
                ssl.truststore.location=/etc/dynamote/kafka/ca.crt
                """);
        KafkaProperties kafka = new KafkaProperties("a:9093", (short) 3, file);
        assertThat(kafka.client(Map.of("acks", "all")))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "a:9093",
                        "acks", "all",
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "ssl.truststore.location", "/etc/dynamote/kafka/ca.crt"));
    }

    /** A Secret that is changed in the cluster changes the file of the pod. */
    @Test
    void shouldTakeAChangedPasswordForTheNextClient(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("client.properties"), "sasl.jaas.config=before");
        KafkaProperties kafka = new KafkaProperties("a:9093", (short) 3, file);
        Files.writeString(file, "sasl.jaas.config=after");
        assertThat(kafka.client(Map.of())).containsEntry("sasl.jaas.config", "after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acks", "isolation.level", "bootstrap.servers", "enable.idempotence", "ssl"})
    void shouldRefuseToHaveItsOwnSettingsChanged(String key, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("client.properties"), key + "=confidential");
        assertThatThrownBy(() -> new KafkaProperties("a:9093", (short) 3, file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "dynamote.kafka.client-file must have settings security.*, sasl.* and ssl.* only, not: " + key)
                .hasMessageNotContaining("confidential");
    }

    @Test
    void shouldSayWhichFileIsMissing(@TempDir Path directory) {
        Path file = directory.resolve("client.properties");
        assertThatThrownBy(() -> new KafkaProperties("a:9093", (short) 3, file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("NoSuchFile");
    }
}
