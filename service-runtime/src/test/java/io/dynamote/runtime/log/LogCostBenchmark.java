package io.dynamote.runtime.log;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What publishing a line costs the thread that logs it: the whole call of the logger with this appender less the same call
 * without any, in CPU time of that thread. Once with room in the buffer, once with none.
 */
class LogCostBenchmark {

    private static final int ROUNDS = 12;
    private static final int BURSTS = 400;
    private static final int BURST = LineBuffer.MOST / 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LineBuffer buffer = new LineBuffer("ledger", false);

    @Test
    void shouldCostLittle() {
        Logger bare = logger(null);
        LogRouter router = new LogRouter();
        router.start();
        router.open(buffer);
        router.open(new LineBuffer("catalog", false));
        router.open(new LineBuffer("deployment", false));
        Logger published = logger(router);
        LogRouter.enter(buffer);
        for (int round = 1; round <= ROUNDS; round++) {
            double without = nanos(bare, true);
            double taken = nanos(published, true);
            double dropped = nanos(published, false);
            System.out.printf(
                    Locale.ROOT,
                    "benchmark log line, round %d: no appender %.0f ns, taken %.0f ns more, dropped %.0f ns more%n",
                    round,
                    without,
                    taken - without,
                    dropped - without);
        }
        LogRouter.leave(null);
        assertThat(buffer.takeDropped()).isPositive();
    }

    private double nanos(Logger logger, boolean room) {
        long spent = 0;
        for (int burst = 0; burst < BURSTS; burst++) {
            long begin = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < BURST; i++) {
                logger.info("the operator has seen revision {} of {}", i, "dynamo-system/qwen3-chat");
            }
            spent += THREADS.getCurrentThreadCpuTime() - begin;
            if (room) {
                drain();
            }
        }
        drain();
        return (double) spent / BURSTS / BURST;
    }

    private void drain() {
        while (buffer.poll() != null) {
            // what the publisher's thread does
        }
    }

    private static Logger logger(@org.jspecify.annotations.Nullable LogRouter router) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logger logger = context.getLogger("io.dynamote.ledger.Book");
        logger.setLevel(Level.INFO);
        if (router != null) {
            router.setContext(context);
            logger.addAppender(router);
        }
        return logger;
    }
}
