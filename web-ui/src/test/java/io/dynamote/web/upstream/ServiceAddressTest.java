package io.dynamote.web.upstream;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceAddressTest {

    @Test
    void shouldLeaveEncodedPathsAsTheyAre() {
        ServiceAddress address = new ServiceAddress("catalog", URI.create("http://127.0.0.1:8081"));
        assertThat(address.resolve("/api/models/Qwen%2FQwen3?q=a%20b"))
                .hasToString("http://127.0.0.1:8081/api/models/Qwen%2FQwen3?q=a%20b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host:1", "http:///x", "catalog:8081", "http://host:1/api"})
    void shouldRefuseWhatIsNoAddressOfAService(String url) {
        assertThatThrownBy(() -> new ServiceAddress("catalog", URI.create(url)))
                .hasMessageContaining("dynamote.services.catalog.url")
                .hasMessageContaining(url);
    }
}
