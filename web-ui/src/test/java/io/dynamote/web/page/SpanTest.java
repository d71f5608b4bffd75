package io.dynamote.web.page;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpanTest {

    @Test
    void shouldAddToAnAddressWhatShowsTheSameTime() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        assertThat(span("", now).address("/hosts/a")).isEqualTo("/hosts/a");
        assertThat(span("?range=7d", now).address("/hosts/a")).isEqualTo("/hosts/a?range=7d");
        assertThat(span("?from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z", now)
                        .address("/d?tab=metrics"))
                .isEqualTo("/d?tab=metrics&from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z");
    }

    private static Span span(String query, Instant now) {
        return Span.of(Query.of(URI.create("/x" + query)), now);
    }

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldBeLiveWhenTheAddressSaysNothing() {
        Span span = of("");
        assertThat(span.live()).isTrue();
        assertThat(span.from()).isEqualTo(NOW.minusSeconds(900));
        assertThat(span.to()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({"1h, PT1H ", "6h, PT6H ", "24h, PT24H, 300", "7d, P7D, 3600", "30d, P30D, 10800", "400d, P400D, 86400"})
    void shouldReachBackFromNow(String range, Duration length) {
        Span span = of("range=" + range);
        assertThat(Duration.between(span.from(), span.to())).isEqualTo(length);
        assertThat(span.live()).isFalse();
    }

    @Test
    void shouldReadTimesOfAFormAsUtc() {
        Span form = of("from=2026-11-19T10:00&to=2026-11-19T11:30");
        assertThat(form).isEqualTo(of("from=2026-11-19T10:00:00Z&to=2026-11-19T11:30:00Z"));
        assertThat(form.range()).isEqualTo(Span.Range.OWN);
        assertThat(form.query()).isEqualTo("from=2026-11-19T10:00:00Z&to=2026-11-19T11:30:00Z");
        assertThat(form.fromField()).isEqualTo("2026-11-19T10:00");
        assertThat(of("from=2026-11-19T10:00").to()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range=own",
                "range=9y",
                "from=yesterday",
                "from=2026-11-19T10:00&to=2026-11-19T10:00",
                "from=2026-11-19T10:00&to=2026-11-18T10:00",
                "from=2026-11-19T10:00&to=soon"
            })
    void shouldBeLiveWhenTheAddressMakesNoSense(String query) {
        assertThat(of(query)).isEqualTo(of(""));
    }

    @Test
    void shouldRefuseToEndBeforeItBegins() {
        assertThatThrownBy(() -> new Span(Span.Range.OWN, NOW, NOW)).hasMessageContaining("must begin before its end");
    }

    private static Span of(String query) {
        return Span.of(Query.of(URI.create("/traffic?" + query)), NOW);
    }
}
