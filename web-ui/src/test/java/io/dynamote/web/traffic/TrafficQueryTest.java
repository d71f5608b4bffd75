package io.dynamote.web.traffic;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Query;
import io.dynamote.web.page.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/traffic",
                "/traffic?scope=model%3AQwen%2FQwen3-0.6B&range=24h",
                "/traffic?from=2026-11-19T10%3A00%3A00Z&to=2026-11-19T11%3A00%3A00Z&by=team",
                "/traffic?range=400d&sort=durationMillis.p95",
                "/traffic?scope=team%3Aa%20%26%20b&sort=name"
            })
    void shouldHoldItsStateInTheAddress(String address) {
        assertThat(of(address).href()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope=nonsense", "scope=host:x", "by=host", "sort=secret", "scope=%"})
    void shouldLeaveOutWhatItDoesNotUnderstand(String query) {
        assertThat(of("/traffic?" + query.replace("=%", "=%25")).href()).isEqualTo("/traffic");
    }

    @Test
    void shouldKeepEverythingElseWhenOnePartChanges() {
        TrafficQuery query = of("/traffic?scope=team%3Asearch&range=7d&by=deployment&sort=name");
        assertThat(query.over(Span.Range.LIVE).href())
                .isEqualTo("/traffic?scope=team%3Asearch&by=deployment&sort=name");
        assertThat(query.by(Dimension.MODEL).href()).isEqualTo("/traffic?scope=team%3Asearch&range=7d&sort=name");
        assertThat(query.sorted("requestsPerSecond").href())
                .isEqualTo("/traffic?scope=team%3Asearch&range=7d&by=deployment");
        assertThat(query.export("csv"))
                .isEqualTo("/api/traffic/history/export?from=2026-11-13T12:00:00Z&to=2026-11-20T12:00:00Z"
                        + "&scope=team%3Asearch&format=csv");
    }

    @Test
    void shouldSortHighestFirstWithTheUnknownLast() {
        TrafficRow high = row("b", Map.of("durationMillis.p95", 9.0));
        TrafficRow low = row("a", Map.of("durationMillis.p95", 1.0));
        TrafficRow unknown = row("A", Map.of());
        assertThat(List.of(unknown, low, high).stream()
                        .sorted(of("/traffic?sort=durationMillis.p95").order()))
                .containsExactly(high, low, unknown);
        assertThat(List.of(high, low).stream().sorted(of("/traffic?sort=name").order()))
                .containsExactly(low, high);
    }

    private static TrafficRow row(String model, Map<String, Double> values) {
        return new TrafficRow(new Scope("model:" + model), new Reading(values), "", 0);
    }

    private static TrafficQuery of(String address) {
        return TrafficQuery.of(Query.of(URI.create(address)), NOW);
    }
}
