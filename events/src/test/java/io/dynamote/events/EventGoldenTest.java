package io.dynamote.events;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventGoldenTest {

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldWriteWhatTheGoldenShows(EventType type) throws Exception {
        GoldenFile golden = new GoldenFile(type);
        String written = golden.text(EventCodec.encode(Samples.of(type)));
        assertThat(written).isEqualTo(golden.text());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldReadTheGolden(EventType type) throws Exception {
        assertThat(EventCodec.decode(new GoldenFile(type).read())).contains(Samples.of(type));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void shouldNameTheMajorVersionInTheTypeId(EventType type) {
        assertThat(type.id()).matches("(model|deployment|job|alert)\\.[a-z]+(-[a-z]+)*\\.v[1-9]");
    }
}
