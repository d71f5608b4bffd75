package io.dynamote.telemetry.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.dynamote.events.job.JobStatus;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobOrderTest {

    @Test
    void shouldPutThoseUnderWayFirstAndThenTheNewest() {
        List<JobOrder> order = new ArrayList<>(List.of(
                JobOrder.of(States.running("active").state(5)),
                JobOrder.of(States.running("late").status(JobStatus.COMPLETED).state(9)),
                JobOrder.of(States.running("early/b").failed("x").attempt(2).state(3)),
                JobOrder.of(States.running("early/b").failed("x").state(3)),
                JobOrder.of(States.running("early/c").failed("x").state(3))));
        List<JobOrder> shuffled = new ArrayList<>(order);
        Collections.shuffle(shuffled, new Random(4));
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(order);
    }

    @Test
    void shouldKeepAPlaceWhileAJobOnlyGoesOn() {
        assertThat(JobOrder.of(States.running("a").progress(0.9).state(500)))
                .isEqualTo(JobOrder.of(States.running("a").state(1)));
    }

    @Test
    void shouldComeBackFromACursor() {
        for (JobOrder order : List.of(
                JobOrder.of(States.running("rollout:ns/a@b").state(5)),
                JobOrder.of(States.running("a").attempt(77).failed("x").state(3.123456)))) {
            assertThat(JobOrder.parse(order.cursor().encoded())).isEqualTo(order);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2|x|a|1", "1|yesterday|a|1", "1|2026-11-20T12:00:00Z|a|99999999999"})
    void shouldRefuseCursorsOfOthers(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> JobOrder.parse(new Cursor(text).encoded()))
                .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("cursor"));
    }
}
