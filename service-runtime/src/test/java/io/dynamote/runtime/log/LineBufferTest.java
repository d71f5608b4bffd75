package io.dynamote.runtime.log;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineBufferTest {

    private final LineBuffer buffer = new LineBuffer("ledger", false);

    private List<CapturedLine> takeAll() {
        List<CapturedLine> all = new ArrayList<>();
        for (CapturedLine line = buffer.poll(); line != null; line = buffer.poll()) {
            all.add(line);
        }
        return all;
    }

    @Test
    void shouldKeepTheOrder() {
        buffer.offer(Lines.info("a", "first"));
        buffer.offer(Lines.info("a", "second"));
        assertThat(takeAll()).extracting(CapturedLine::message).containsExactly("first", "second");
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void shouldFillInParametersBeforeTheyChange() {
        StringBuilder changing = new StringBuilder("before");
        buffer.offer(Lines.info("a", "it is {}", changing));
        changing.replace(0, changing.length(), "after");
        assertThat(takeAll()).extracting(CapturedLine::message).containsExactly("it is before");
    }

    @Test
    void shouldDropWhatFindsNoRoomAndTellInTheNextLine() {
        for (int i = 0; i < LineBuffer.MOST + 7; i++) {
            buffer.offer(Lines.info("a", "line {}", i));
        }
        List<CapturedLine> kept = takeAll();
        assertThat(kept).hasSize(LineBuffer.MOST).allMatch(line -> line.dropped() == 0);
        assertThat(buffer.isEmpty()).as("7 lines are still to be told of").isFalse();

        buffer.offer(Lines.info("a", "next"));
        buffer.offer(Lines.info("a", "after"));

        assertThat(takeAll()).extracting(CapturedLine::dropped).containsExactly(7L, 0L);
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void shouldAccountForEveryLineOfManyThreads() throws InterruptedException {
        int threads = 8;
        int each = 5_000;
        List<CapturedLine> taken = new ArrayList<>();
        List<Thread> loggers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            loggers.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < each; n++) {
                    buffer.offer(Lines.info("a", "line {}", n));
                }
            }));
        }
        while (loggers.stream().anyMatch(Thread::isAlive)) {
            taken.addAll(takeAll());
        }
        for (Thread logger : loggers) {
            logger.join();
        }
        taken.addAll(takeAll());

        long dropped = taken.stream().mapToLong(CapturedLine::dropped).sum() + buffer.takeDropped();
        assertThat(taken.size() + dropped).isEqualTo((long) threads * each);
    }
}
