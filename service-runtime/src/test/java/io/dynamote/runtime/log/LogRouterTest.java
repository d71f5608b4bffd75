package io.dynamote.runtime.log;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogRouterTest {

    private final LogRouter router = new LogRouter();
    private final LineBuffer catalog = new LineBuffer("catalog", false);
    private final LineBuffer telemetry = new LineBuffer("telemetry", false);

    @BeforeEach
    void open() {
        router.start();
        router.open(catalog);
        router.open(telemetry);
    }

    private void log(String logger) {
        router.doAppend(Lines.info(logger, "line"));
    }

    private static void within(LineBuffer service, Runnable work) {
        LineBuffer before = LogRouter.enter(service);
        try {
            work.run();
        } finally {
            LogRouter.leave(before);
        }
    }

    @Test
    void shouldKnowTheServiceOfAThreadAndOfTheThreadsThatItStarts() throws Exception {
        within(catalog, () -> log("io.dynamote.runtime.kafka.TopicTail"));
        assertThat(catalog.poll()).isNotNull();

        within(telemetry, () -> join(Thread.ofPlatform().start(() -> log("io.dynamote.runtime.kafka.TopicTail"))));
        assertThat(telemetry.poll()).isNotNull();

        within(telemetry, () -> join(Thread.ofVirtual().start(() -> log("org.apache.kafka.clients"))));
        assertThat(telemetry.poll()).isNotNull();
        assertThat(catalog.isEmpty()).isTrue();
    }

    @Test
    void shouldKnowTheServiceOfALoggerOnAThreadThatServicesShare() throws Exception {
        try (ExecutorService shared = Executors.newSingleThreadExecutor()) {
            within(catalog, () -> shared.execute(() -> log("io.dynamote.catalog.model.CatalogFollower")));
            shared.submit(() -> log("io.dynamote.telemetry.traffic.Aggregator")).get();
        }
        assertThat(catalog.poll()).isNotNull();
        assertThat(catalog.isEmpty()).isTrue();
        assertThat(telemetry.poll()).isNotNull();
    }

    @Test
    void shouldGiveLinesOfUnknownOriginToNobodyUnlessTheProcessHasOneService() {
        log("kafka.server.BrokerServer");
        assertThat(catalog.isEmpty() && telemetry.isEmpty()).isTrue();

        LineBuffer alone = new LineBuffer("deployment", true);
        router.open(alone);
        log("com.zaxxer.hikari.pool.HikariPool");
        assertThat(alone.poll()).isNotNull();
    }

    @Test
    void shouldNotTellOfItself() throws Exception {
        within(
                catalog,
                () -> join(Thread.ofPlatform().start(() -> {
                    LogRouter.beNobody();
                    log("io.dynamote.catalog.model.CatalogFollower");
                    join(Thread.ofPlatform().start(() -> log("org.apache.kafka.clients.NetworkClient")));
                })));
        assertThat(catalog.isEmpty() && telemetry.isEmpty()).isTrue();
    }

    @Test
    void shouldTellOfAServiceOnlyWhileItRuns() {
        router.close(catalog);
        within(catalog, () -> log("io.dynamote.catalog.model.CatalogFollower"));
        assertThat(catalog.isEmpty()).isTrue();
    }

    @Test
    void shouldLeaveOutWhatIsBelowInfo() {
        within(catalog, () -> {
            router.doAppend(Lines.line("io.dynamote.catalog.A", Level.DEBUG, null, "detail"));
            router.doAppend(Lines.line("io.dynamote.catalog.A", Level.WARN, null, "hm"));
        });
        assertThat(catalog.poll()).isNotNull();
        assertThat(catalog.isEmpty()).isTrue();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
