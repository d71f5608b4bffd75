package io.dynamote.telemetry.poll;

import java.net.http.HttpClient;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PortReaderTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final PortReader reader = new PortReader(http, Duration.ofSeconds(5));

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu_node1", "10.0.0.300", "12:34", "no host"})
    void shouldTellOfAnAddressThatCannotBeAskedAsOfAnyFailure(String address) {
        Reading<JsonNode> reading = reader.read(address, 6127).join();
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unavailable.class,
                        missing -> assertThat(missing.reason()).isEqualTo(Reason.FAILED));
    }

    @Test
    void shouldAskNoPortThatIsNotNamed() {
        assertThat(reader.read("localhost", null).join())
                .isEqualTo(Reading.unavailable(Reason.NOT_CONFIGURED, "the hosts file names no port"));
    }
}
