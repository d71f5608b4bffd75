package io.dynamote.catalog.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final ModelRow ROW = new ModelRow(Models.named("acme/seven", "Seven"), false, 1);

    private final SetClock clock = new SetClock();
    private final Catalog catalog = new Catalog(clock);

    @Test
    void shouldNotPassForEmptyBeforeItIsLoaded() {
        assertThatThrownBy(catalog::read).isInstanceOf(CatalogException.NotLoaded.class);
        catalog.take(List.of(ROW));
        assertThatThrownBy(catalog::read).isInstanceOf(CatalogException.NotLoaded.class);
    }

    @Test
    void shouldTellItsAgeAndBecomeStaleWhenNothingConfirmsIt() {
        catalog.take(List.of(ROW));
        catalog.confirm(START);
        clock.now = START.plusSeconds(4);
        assertThat(catalog.read().stale()).isFalse();
        clock.now = START.plusSeconds(4).plusMillis(1);
        assertThat(catalog.read().stale()).isTrue();
        assertThat(catalog.read().asOf()).isEqualTo(START);
        assertThat(catalog.read().snapshot().find("acme/seven")).contains(ROW);

        catalog.confirm(clock.now);
        assertThat(catalog.read().stale()).isFalse();
    }

    @Test
    void shouldLeaveAReadingAsItIsWhenTheCatalogChanges() {
        catalog.take(List.of(ROW));
        catalog.confirm(START);
        Catalog.Reading before = catalog.read();
        catalog.take(List.of(new ModelRow(ROW.model(), true, 2)));
        assertThat(before.snapshot().find("acme/seven")).contains(ROW);
        assertThat(catalog.read().snapshot().find("acme/seven")).isEmpty();
    }

    @Test
    void shouldTellNothingBeforeItIsLoadedAndThenHowOldItIs() {
        assertThat(catalog.metrics())
                .allSatisfy(metric -> assertThat(metric.values()).isEmpty());
        catalog.take(List.of(ROW));
        catalog.confirm(START);
        clock.now = START.plusSeconds(3);
        assertThat(catalog.metrics())
                .extracting(metric -> metric.name() + " " + metric.values().get(List.of()))
                .containsExactly("dynamote_catalog_models 1.0", "dynamote_catalog_age_seconds 3.0");
    }

    private static final class SetClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(this, Duration.ZERO).withZone(zone);
        }
    }
}
