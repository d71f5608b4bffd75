package io.dynamote.runtime.ending;

import java.util.ArrayList;
import java.util.List;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EndingTogetherTest {

    private final List<String> happened = new ArrayList<>();

    /** Something with a thread of its own. */
    private final class Worker implements Ending, AutoCloseable {

        private final String name;

        Worker(String name) {
            this.name = name;
        }

        @Override
        public void end() {
            happened.add(name + " is told");
        }

        @Override
        public void close() {
            happened.add(name + " is closed");
        }
    }

    @Test
    void shouldTellAllBeforeItClosesTheFirst() {
        try (ApplicationContext context = ApplicationContext.run()) {
            context.registerSingleton(Worker.class, new Worker("one"), null);
            context.registerSingleton(Worker.class, new Worker("two"), null);
            assertThat(happened).isEmpty();
        }
        assertThat(happened).hasSizeGreaterThanOrEqualTo(2);
        assertThat(happened.subList(0, 2)).containsExactlyInAnyOrder("one is told", "two is told");
    }
}
