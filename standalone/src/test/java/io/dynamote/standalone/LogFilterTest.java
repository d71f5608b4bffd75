package io.dynamote.standalone;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogFilterTest {

    private static final List<String> LOG = List.of(
            "2026-11-20T12:00:00.000Z INFO  catalog     ModelTable                   seeded",
            "2026-11-20T12:00:01.000Z ERROR deployment  Reconciler                   failed",
            "java.lang.IllegalStateException: why",
            "    at somewhere",
            "2026-11-20T12:00:02.000Z WARN  web         Proxy                        slow");

    @Test
    void shouldShowAllWithoutAService() {
        assertThat(shown(new LogFilter(null))).isEqualTo(LOG);
    }

    @Test
    void shouldKeepAStackTraceWithItsLine() {
        assertThat(shown(new LogFilter("deployment"))).isEqualTo(LOG.subList(1, 4));
    }

    @Test
    void shouldShowNothingOfAServiceThatSaidNothing() {
        assertThat(shown(new LogFilter("nobody"))).isEmpty();
    }

    private static List<String> shown(LogFilter filter) {
        return LOG.stream().filter(filter::shows).toList();
    }
}
