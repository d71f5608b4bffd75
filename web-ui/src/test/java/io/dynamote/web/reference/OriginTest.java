package io.dynamote.web.reference;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTest {

    private static MutableHttpRequest<?> request(@Nullable String host) {
        MutableHttpRequest<?> request = HttpRequest.GET("/reference");
        return host == null ? request : request.header("Host", host);
    }

    @ParameterizedTest
    @CsvSource({
        "models.example:8080, http://models.example:8080",
        "localhost, http://localhost",
        "[::1]:31100, http://[::1]:31100",
        "a';rm -rf ~;', http://127.0.0.1:8080",
        "a b, http://127.0.0.1:8080",
    })
    void shouldBeTheNameUnderWhichThePortalWasReached(String host, String origin) {
        assertThat(Origin.of(request(host))).isEqualTo(origin);
    }

    @Test
    void shouldBeTheUsualOneWithoutAName() {
        assertThat(Origin.of(request(null))).isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void shouldBeSecureBehindAProxyThatIs() {
        assertThat(Origin.of(request("models.example").header("X-Forwarded-Proto", "https")))
                .isEqualTo("https://models.example");
    }
}
