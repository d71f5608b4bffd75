package io.dynamote.alert.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.api.RulePreview.EntityPreview;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CoursesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    private static Signal signal(String host, int second, double value) {
        return new Signal(
                SignalKind.HOST, host, BEGIN.plusSeconds(second), Map.of(), Map.of("cpu_utilization", value), Map.of());
    }

    @Test
    void shouldKeepTheGreatestOfManyValues() {
        Courses courses = new Courses("cpu_utilization", BEGIN, BEGIN.plusSeconds(6_000));
        for (int second = 0; second < 6_000; second++) {
            courses.add(signal("a", second, second == 3_217 ? 0.99 : 0.1));
        }
        List<EntityPreview> previews = courses.previews(List.of());
        assertThat(previews.getFirst().points()).hasSizeLessThanOrEqualTo(301).anySatisfy(point -> {
            assertThat(point.value()).isEqualTo(0.99);
            assertThat(point.at()).isEqualTo(BEGIN.plusSeconds(3_217));
        });
    }

    @Test
    void shouldShowGapsOfAFigureThatIsNotThere() {
        Courses courses = new Courses("memory_utilization", BEGIN, BEGIN.plusSeconds(10));
        courses.add(signal("a", 1, 0.5));
        assertThat(courses.previews(List.of()).getFirst().points().getFirst().value())
                .isNull();
    }

    @Test
    void shouldShowSoManyEntitiesOnly() {
        Courses courses = new Courses(null, BEGIN, BEGIN.plusSeconds(10));
        for (int i = 0; i < 60; i++) {
            courses.add(signal("host-" + i, 1, 0.5));
        }
        assertThat(courses.entities()).isEqualTo(60);
        assertThat(courses.previews(List.of())).hasSize(50);
    }
}
