package io.dynamote.web.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.web.AlertingSamples;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Tone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What of silences, receivers, deliveries, timelines and history is read, and how it is put in words. */
class AlertingViewsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static <T> T read(JsonNode item, Class<T> type) {
        try {
            return JSON.treeToValue(item, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(item.toString(), e);
        }
    }

    private static JsonNode items(String json) {
        try {
            return JSON.readTree(json).path("items");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Test
    void shouldReadSilences() {
        JsonNode items = items(AlertingSamples.silences(NOW));
        SilenceView active = read(items.get(0), SilenceView.class);
        assertThat(active.matchers())
                .extracting(SilenceView.Matcher::text)
                .containsExactly("alertname=~\"ErrorRatio.*\"", "team=\"search\"");
        assertThat(active.ends()).isTrue();
        assertThat(active.affects()).isEqualTo(1);
        assertThat(read(items.get(2), SilenceView.class).ends()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"active, Active, WARNING", "pending, Planned, UNKNOWN", "expired, Over, UNKNOWN", "odd, odd, UNKNOWN"})
    void shouldSayWhereASilenceStands(String status, String word, Tone tone) {
        SilenceView silence = new SilenceView("s", null, NOW, NOW, null, null, status, null);
        assertThat(silence.matchers()).isEmpty();
        assertThat(silence.badge().word()).isEqualTo(word);
        assertThat(silence.badge().tone()).isEqualTo(tone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a b | \"a b\"", "say \"x\" | \"say \\\"x\\\"\"", "back\\slash | \"back\\\\slash\""})
    void shouldWriteAConditionSoThatItCanBeReadAgain(String value, String written) {
        assertThat(new SilenceView.Matcher("team", "!=", value).text()).isEqualTo("team!=" + written);
    }

    @Test
    void shouldReadReceiversWithTheirPlaces() {
        JsonNode items = items(AlertingSamples.receivers());
        assertThat(ReceiverView.of(items.get(0)))
                .isEqualTo(new ReceiverView("ops", List.of("slack #ops", "email ops@example.org")));
        assertThat(ReceiverView.of(items.get(1)).places()).containsExactly("teams");
        assertThat(ReceiverView.of(items.get(2)).places()).isEmpty();
    }

    @Test
    void shouldReadDeliveries() {
        JsonNode items = items(AlertingSamples.deliveries(NOW));
        assertThat(read(items.get(0), DeliveryView.class).badge().word()).isEqualTo("Delivered");
        DeliveryView retried = read(items.get(1), DeliveryView.class);
        assertThat(retried.attempt()).isEqualTo(2);
        assertThat(retried.status()).isEqualTo(503);
        assertThat(read(items.get(2), DeliveryView.class).status()).isNull();
        assertThat(new Alerting.DeliveryPage(null, null).items()).isEmpty();
        assertThat(new Alerting.IncidentPage(null, null).items()).isEmpty();
    }

    private static TimelineItem item(
            String type,
            @Nullable String actor,
            @Nullable String note,
            @Nullable String outcome,
            @Nullable String message) {
        return new TimelineItem(NOW, type, actor, note, null, outcome, message);
    }

    @ParameterizedTest
    @CsvSource({
        "pending, hourglass-split, tone-unknown",
        "relapsed, bell-fill, tone-failed",
        "unacknowledged, person-check, tone-unknown",
        "noted, chat-left-text, tone-working",
        "unsilenced, bell, tone-unknown",
        "notified, send, tone-unknown",
        "no-data, clock-history, tone-warning",
        "data, clock-history, tone-unknown"
    })
    void shouldDrawWhatHappened(String type, String icon, String css) {
        TimelineItem item = item(type, "system", null, null, null);
        assertThat(item.icon()).isEqualTo(icon);
        assertThat(item.css()).isEqualTo(css);
    }

    @Test
    void shouldSayWhatHappenedInTheWordsOfTheServiceOrElseItsOwn() {
        assertThat(item("fired", null, null, null, "It fires: x").text()).isEqualTo("It fires: x");
        assertThat(item("no-data", null, null, null, " ").text()).isEqualTo("No data");
        assertThat(item("notified", null, null, "given-up", null).text()).isEqualTo("Notified: given-up");
        assertThat(item("notified", null, null, "given-up", null).css()).isEqualTo("tone-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "system"})
    void shouldNotTakeTheSystemForAPerson(String actor) {
        assertThat(item("fired", actor, null, null, null).byPerson()).isFalse();
        assertThat(item("fired", null, null, null, null).byPerson()).isFalse();
        assertThat(item("noted", "ada", null, null, null).byPerson()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"7, 2026-11-13T12:00:00Z", "99999, ", "-1, ", "'', ", "9999, 2016-11-22T12:00:00Z"})
    void shouldLookBackAsFarAsTheAddressSays(String days, @Nullable Instant from) {
        HistoryFilter filter = HistoryFilter.of(Query.of(URI.create("/alerts/history?days=" + days)), NOW);
        assertThat(filter.from()).isEqualTo(from);
    }

    @Test
    void shouldPassEveryFilterOnAndKeepItInTheAddress() {
        HistoryFilter filter = HistoryFilter.of(
                Query.of(
                        URI.create("/?q=a%20b&status=resolved&severity=info&team=t&entity=e&ruleId=r&days=1&cursor=c")),
                NOW);
        assertThat(filter.query())
                .hasToString(
                        "?q=a%20b&status=resolved&severity=info&team=t&entity=e&ruleId=r&from=2026-11-19T12%3A00%3A00Z");
        assertThat(filter.href())
                .isEqualTo("/alerts/history?q=a%20b&status=resolved&severity=info&team=t&entity=e&ruleId=r&days=1");
        assertThat(filter.cursor()).isEqualTo("c");
    }
}
