package io.dynamote.telemetry.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.events.log.LogLine;
import io.dynamote.runtime.page.Age;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LogBookTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Age AGE = new Age(NOW, false);

    private final LogBook book = new LogBook(new LogProperties(3, 5));
    private long offset;

    static LogLine line(String service, long sequence, LogLine.Severity severity, String message) {
        return new LogLine(service, "i1", sequence, 0, NOW, severity, "io.dynamote.A", message, Map.of(), null, null);
    }

    private void add(String service, long sequence) {
        book.add(0, offset++, line(service, sequence, LogLine.Severity.INFO, service + sequence));
    }

    private LogView ask(int limit, @Nullable String after) {
        LogPosition position = after == null ? null : LogPosition.parse(after);
        return book.ask(new LogQuery(limit, position, null, LogLine.Severity.INFO, null), AGE);
    }

    private static List<String> messages(LogView view) {
        return view.items().stream().map(LogView.Item::message).toList();
    }

    @Test
    void shouldShowTheNewestOldestFirst() {
        add("a", 1);
        add("b", 1);
        add("a", 2);
        assertThat(messages(ask(10, null))).containsExactly("a1", "b1", "a2");
        assertThat(messages(ask(2, null))).containsExactly("b1", "a2");
    }

    @Test
    void shouldKeepSoManyOfEachServiceAndSoManyOverall() {
        add("quiet", 1);
        for (int i = 1; i <= 10; i++) {
            add("loud", i);
        }
        assertThat(messages(ask(10, null))).containsExactly("quiet1", "loud8", "loud9", "loud10");
        add("b", 1);
        add("c", 1);
        assertThat(messages(ask(10, null))).containsExactly("loud8", "loud9", "loud10", "b1", "c1");
    }

    @Test
    void shouldGiveWhatCameSince() {
        add("a", 1);
        LogView first = ask(10, null);
        assertThat(messages(ask(10, first.nextCursor()))).isEmpty();
        add("b", 1);
        add("a", 2);
        LogView second = ask(1, first.nextCursor());
        assertThat(messages(second)).containsExactly("b1");
        LogView third = ask(1, second.nextCursor());
        assertThat(messages(third)).containsExactly("a2");
        assertThat(messages(ask(1, third.nextCursor()))).isEmpty();
        assertThat(messages(ask(10, first.items().getFirst().cursor()))).containsExactly("b1", "a2");
    }

    @Test
    void shouldSayHowManyCameSinceAndAreGone() {
        add("a", 1);
        String cursor = ask(10, null).nextCursor();
        for (int i = 2; i <= 6; i++) {
            add("a", i);
        }
        LogView since = ask(10, cursor);
        assertThat(messages(since)).containsExactly("a4", "a5", "a6");
        assertThat(since.dropped()).isEqualTo(2);
    }

    @Test
    void shouldSayHowManyServicesThrewAway() {
        LogLine told =
                new LogLine("a", "i1", 8, 7, NOW, LogLine.Severity.INFO, "l", "after a gap", Map.of(), null, null);
        book.add(0, offset++, told);
        assertThat(ask(10, null).dropped()).isEqualTo(7);
    }

    @Test
    void shouldShowALineThatWasSentTwiceOnce() {
        add("a", 2);
        add("a", 1);
        add("a", 2);
        add("a", 1);
        assertThat(messages(ask(10, null))).containsExactly("a2", "a1");
        add("b", 2);
        assertThat(messages(ask(10, null))).containsExactly("a2", "a1", "b2");
    }

    @Test
    void shouldTellServicesSeveritiesAndTextsApart() {
        book.add(0, 0, line("a", 1, LogLine.Severity.INFO, "all is well"));
        book.add(0, 1, line("b", 1, LogLine.Severity.WARN, "Kafka cannot be reached"));
        book.add(0, 2, line("a", 2, LogLine.Severity.ERROR, "request failed"));
        assertThat(messages(book.ask(new LogQuery(9, null, "a", LogLine.Severity.INFO, null), AGE)))
                .containsExactly("all is well", "request failed");
        assertThat(messages(book.ask(new LogQuery(9, null, null, LogLine.Severity.WARN, null), AGE)))
                .containsExactly("Kafka cannot be reached", "request failed");
        assertThat(messages(book.ask(new LogQuery(9, null, null, LogLine.Severity.INFO, "kafka"), AGE)))
                .containsExactly("Kafka cannot be reached");
        LogView filtered = book.ask(new LogQuery(9, LogPosition.parse("0-0"), "b", LogLine.Severity.INFO, null), AGE);
        assertThat(filtered.nextCursor())
                .as("what does not match is behind the reader too")
                .isEqualTo("0-2");
    }

    @Test
    void shouldKnowNothingBeforeTheFirstLine() {
        LogView nothing = ask(10, null);
        assertThat(nothing.items()).isEmpty();
        assertThat(nothing.nextCursor()).isNull();
    }

    /** Two instances see the partitions of a topic interleaved in other ways; a reader may change between them. */
    @Test
    void shouldLoseAndRepeatNothingForAReaderThatGoesFromOneInstanceToAnother() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            LogBook[] instances = {
                new LogBook(new LogProperties(1_000, 1_000)), new LogBook(new LogProperties(1_000, 1_000))
            };
            long[][] next = new long[2][2];
            List<String> read = new ArrayList<>();
            String cursor = null;
            for (int step = 0; step < 60; step++) {
                int at = random.nextInt(2);
                int partition = random.nextInt(2);
                long number = next[at][partition]++;
                instances[at].add(
                        partition,
                        number,
                        line("s" + partition, number + 1, LogLine.Severity.INFO, partition + "-" + number));
                int asked = random.nextInt(2);
                LogPosition after = cursor == null ? LogPosition.begin() : LogPosition.parse(cursor);
                LogView view = instances[asked].ask(new LogQuery(2, after, null, LogLine.Severity.INFO, null), AGE);
                if (view.nextCursor() != null && !view.items().isEmpty()) {
                    read.addAll(messages(view));
                    cursor = view.items().getLast().cursor();
                }
            }
            assertThat(read).doesNotHaveDuplicates();
            for (int partition = 0; partition < 2; partition++) {
                String prefix = partition + "-";
                List<String> own =
                        read.stream().filter(text -> text.startsWith(prefix)).toList();
                for (int i = 0; i < own.size(); i++) {
                    assertThat(own.get(i)).isEqualTo(prefix + i);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "0-", "0-1_", "0-1;1-2", "0-99999999999999999999", " 0-1"})
    void shouldRefuseWhatIsNoCursor(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> LogPosition.parse(text))
                .satisfies(e -> assertThat(e.errors().getFirst().value()).isEqualTo(text));
    }

    @Test
    void shouldRefuseBoundsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogProperties(0, 10))
                .withMessageContaining("per-service");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogProperties(10, 9))
                .withMessageContaining("overall must be per-service (10) to 100000, not: 9");
    }
}
