package io.dynamote.runtime.trace;

import java.util.Random;

import io.micronaut.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TraceContextTest {

    private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void shouldGoOnWithTheTraceOfTheCaller() {
        HttpRequest<?> request = HttpRequest.GET("/").header("traceparent", GIVEN);
        assertThat(TraceContext.of(request).traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void shouldBeginOneTracePerRequest() {
        HttpRequest<?> request = HttpRequest.GET("/");
        assertThat(TraceContext.of(request)).isEqualTo(TraceContext.of(request));
        assertThat(TraceContext.of(request)).isNotEqualTo(TraceContext.of(HttpRequest.GET("/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
            })
    void shouldNotTrustAHeaderThatIsNoTraceparent(String header) {
        HttpRequest<?> request = HttpRequest.GET("/").header("traceparent", header);
        assertThat(TraceContext.of(request).traceparent()).isNotEqualTo(header);
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceContext(header));
    }

    @Test
    void shouldMakeContextsOfTheStandardsForm() {
        Random random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            assertThat(TraceContext.fresh(random).traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        }
    }
}
