package io.dynamote.runtime.idempotency;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.dynamote.runtime.RuntimeFixture;
import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.dynamote.runtime.RuntimeFixture.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class IdempotencyStoreIT {

    private static final String SCOPE = "POST /api/things";
    private static final byte[] BODY = "{\"name\": \"a\"}".getBytes(StandardCharsets.UTF_8);

    private static RuntimeFixture fixture;
    private static RunningService service;
    private static IdempotencyStore store;

    private final IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());

    @BeforeAll
    static void start() {
        fixture = new RuntimeFixture();
        service = fixture.startService();
        store = service.context().getBean(IdempotencyStore.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        fixture.close();
    }

    @Test
    void shouldGiveTheSameAnswerAgain() {
        StoredAnswer answer = new StoredAnswer(201, "application/json", "{\"id\": 1}");
        transaction(service, () -> {
            assertThat(store.claim(SCOPE, key, BODY)).isEmpty();
            store.answer(SCOPE, key, answer);
        });
        transaction(service, () -> assertThat(store.claim(SCOPE, key, BODY)).contains(answer));
    }

    @Test
    void shouldRefuseTheKeyForAnotherBody() {
        transaction(service, () -> {
            assertThat(store.claim(SCOPE, key, BODY)).isEmpty();
            store.answer(SCOPE, key, new StoredAnswer(201, "application/json", "{}"));
        });
        byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
        transaction(
                service,
                () -> assertThatExceptionOfType(IdempotencyConflictException.class)
                        .isThrownBy(() -> store.claim(SCOPE, key, other))
                        .satisfies(e -> assertThat(e.code()).isEqualTo("idempotency_key_reused")));
    }

    @Test
    void shouldFreeTheKeyOfAWriteThatFailed() {
        assertThatThrownBy(() -> transaction(service, () -> {
                    assertThat(store.claim(SCOPE, key, BODY)).isEmpty();
                    throw new IllegalStateException("no luck");
                }))
                .hasMessageContaining("no luck");
        transaction(service, () -> assertThat(store.claim(SCOPE, key, BODY)).isEmpty());
    }

    @Test
    void shouldLetOnlyOneOfManyAtOnceDoTheWork() throws Exception {
        AtomicInteger worked = new AtomicInteger();
        List<StoredAnswer> answers = new CopyOnWriteArrayList<>();
        Callable<Boolean> write = () -> {
            transaction(service, () -> answers.add(store.once(SCOPE, key, BODY, () -> work(worked))));
            return true;
        };
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done :
                    pool.invokeAll(IntStream.range(0, 5).mapToObj(i -> write).toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(worked).hasValue(1);
        assertThat(answers).hasSize(5).allMatch(answers.getFirst()::equals);
    }

    private static StoredAnswer work(AtomicInteger worked) {
        return new StoredAnswer(201, "application/json", "{\"n\": %d}".formatted(worked.incrementAndGet()));
    }

    @Test
    void shouldDoTheWorkOfAWriteWithoutAKeyEachTime() {
        AtomicInteger worked = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            transaction(service, () -> store.once(SCOPE, null, BODY, () -> work(worked)));
        }
        assertThat(worked).hasValue(2);
    }

    @Test
    void shouldKeepKeysOfOtherWritesApart() {
        transaction(service, () -> assertThat(store.claim(SCOPE, key, BODY)).isEmpty());
        transaction(
                service,
                () -> assertThat(store.claim("POST /api/others", key, BODY)).isEmpty());
    }

    @Test
    void shouldForgetAKeyAfterADayAndNotBefore() throws Exception {
        transaction(service, () -> {
            assertThat(store.claim(SCOPE, key, BODY)).isEmpty();
            store.answer(SCOPE, key, new StoredAnswer(201, "application/json", "{}"));
        });
        age("23 hours 59 minutes");
        transaction(service, () -> assertThat(store.claim(SCOPE, key, BODY)).isPresent());

        age("2 minutes");

        byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
        transaction(
                service,
                () -> assertThat(store.claim(SCOPE, key, other))
                        .as("free, for another body too")
                        .isEmpty());
    }

    @Test
    void shouldReplaceAProvisionalAnswer() {
        StoredAnswer accepted = new StoredAnswer(202, "application/json", "{\"phase\": \"Pending\"}");
        StoredAnswer refused = new StoredAnswer(422, "application/problem+json", "{\"code\": \"rejected\"}");
        transaction(service, () -> {
            assertThat(store.claim(SCOPE, key, BODY)).isEmpty();
            store.answer(SCOPE, key, accepted);
        });
        transaction(service, () -> store.answer(SCOPE, key, refused));

        transaction(service, () -> assertThat(store.claim(SCOPE, key, BODY)).contains(refused));
    }

    @Test
    void shouldLetTheNextOneWorkWhenTheFirstOfTwoFails() throws Exception {
        var claimed = new CountDownLatch(1);
        var fail = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = pool.submit(() -> transaction(service, () -> {
                assertThat(store.claim(SCOPE, key, BODY)).isEmpty();
                claimed.countDown();
                awaitOrFail(fail);
                throw new IllegalStateException("no luck");
            }));
            awaitOrFail(claimed);
            var second = pool.submit(() -> transaction(
                    service, () -> assertThat(store.claim(SCOPE, key, BODY)).isEmpty()));
            await().during(Duration.ofMillis(300)).until(() -> !second.isDone());

            fail.countDown();

            assertThatThrownBy(first::get).hasRootCauseMessage("no luck");
            assertThat(second.get(60, TimeUnit.SECONDS)).isNull();
        }
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /** Makes the key older than it is. */
    private void age(String interval) throws SQLException {
        String update = "update ledger.idempotency_key set created_at = created_at - ?::interval where key = ?";
        try (var connection = DriverManager.getConnection(
                        fixture.postgres().jdbcUrl(), fixture.postgres().user(), "");
                var statement = connection.prepareStatement(update)) {
            statement.setString(1, interval);
            statement.setString(2, key.value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseAKeyThatIsNone() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> IdempotencyKey.of("two words"))
                .withMessageContaining("Idempotency-Key");
        assertThat(IdempotencyKey.of(null)).isEmpty();
    }
}
