package io.dynamote.web.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.TestTemplates;
import io.dynamote.web.page.Tone;
import io.dynamote.web.upstream.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Markup of silences, receivers, deliveries and history in each state. */
class AlertingMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String AWAY = "alert-service cannot be reached";

    private static <T> Answer<T> away() {
        return new Answer.Unavailable<>("alert-service", AWAY);
    }

    @Test
    void shouldWaitWhileThePortalStartsAndThenSayWhatFailed() {
        for (boolean warming : new boolean[] {true, false}) {
            assertThat(List.of(
                            results("silences", AlertingModel.silences(away(), "", warming)),
                            results("receivers", AlertingModel.receivers(away(), away(), warming)),
                            results("deliveries", AlertingModel.deliveries(_ -> away(), query(""), warming)),
                            results("alert-history", AlertingModel.history(_ -> away(), filter(""), warming))))
                    .allSatisfy(text -> assertThat(text).contains(warming ? "being read" : "cannot be read " + AWAY));
        }
    }

    @Test
    void shouldShowSilencesOfOneState() {
        Answer<List<SilenceView>> all = new Answer.Found<>(List.of(
                silence("active", "a <migration>"), silence("pending", "next week"), silence("expired", "old")));
        assertThat(results("silences", AlertingModel.silences(all, "", false)))
                .contains("Active 1 Planned 1 Over 1", "team=&quot;se\\&quot;arch&quot;")
                .contains("a &lt;migration&gt;", "by grace", "End now")
                .doesNotContain("next week");
        assertThat(results("silences", AlertingModel.silences(all, "expired", false)))
                .contains("old")
                .doesNotContain("End now");
        assertThat(results("silences", AlertingModel.silences(new Answer.Found<>(List.of()), "odd", false)))
                .contains("Nothing is silenced");
    }

    @Test
    void shouldBeginASilenceWithTheLabelsOfAnAlert() {
        String html = TestTemplates.at(NOW)
                .fragment("silence", "results", AlertingModel.silence(Optional.of(AlertSamples.memory(NOW))));
        assertThat(html).contains("value=\"alertname\"", "value=\"HostMemoryCritical\"", "begins with the labels of");
        assertThat(TestTemplates.at(NOW).fragment("silence", "results", AlertingModel.silence(Optional.empty())))
                .contains("data-matcher")
                .doesNotContain("begins with the labels");
    }

    @Test
    void shouldShowReceiversEvenIfTheFileCannotBeRead() throws JsonProcessingException {
        ReceiverView ops = ReceiverView.of(
                JsonMapper.builder()
                        .build()
                        .readTree(
                                "{\"name\":\"ops\",\"destinations\":[{\"kind\":\"slack\",\"target\":\"#ops\"},{\"kind\":\"teams\"}]}"));
        String text = results("receivers", AlertingModel.receivers(new Answer.Found<>(List.of(ops)), away(), false));
        assertThat(text).contains("ops slack #ops teams Send test", "The file cannot be read: " + AWAY);
        assertThat(results(
                        "receivers",
                        AlertingModel.receivers(
                                new Answer.Found<>(List.of()), new Answer.Found<>("route: <x>"), false)))
                .contains("Nobody is told of anything yet", "route: &lt;x&gt;");
    }

    @Test
    void shouldShowDeliveriesWithWhatWasAnswered() {
        DeliveryView failed =
                new DeliveryView("d", NOW, "ops", "{alertname=X}", "repeat", 3, "failed", 503, "503 <html>busy", 2);
        Map<String, Object> model = AlertingModel.deliveries(
                asked -> {
                    assertThat(asked).hasToString("?receiver=ops&limit=50");
                    return new Answer.Found<>(new Alerting.DeliveryPage(List.of(failed), "c 2"));
                },
                query("?receiver=ops"),
                false);
        assertThat(results("deliveries", model))
                .contains("To be tried again", "ops try 3", "{alertname=X} 2 alerts, repeat", "503 &lt;html&gt;busy");
        assertThat(model.get("next")).isEqualTo("/alerts/deliveries?receiver=ops&cursor=c%202");
        Answer<Alerting.DeliveryPage> nothing = new Answer.Found<>(new Alerting.DeliveryPage(List.of(), null));
        assertThat(results("deliveries", AlertingModel.deliveries(_ -> nothing, query(""), false)))
                .contains("Nothing was sent yet");
        assertThat(results("deliveries", AlertingModel.deliveries(_ -> nothing, query("?outcome=failed"), false)))
                .contains("No delivery matches");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}:{alertname=\"X\", team=\"a\"} | alertname=\"X\", team=\"a\"",
                "{}/{team=\"a\"}#2:{x=\"b:{c\"} | x=\"b:{c\"",
                "{}/{team=~\"a{2}\"}:{} | everything of its route",
                "of another form | of another form"
            })
    void shouldNameAGroupByWhatItsAlertsHaveInCommon(String group, String labels) {
        assertThat(new DeliveryView("d", NOW, "ops", group, null, null, "queued", null, null, null).labels())
                .isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, Delivered, RUNNING",
        "failed, To be tried again, WARNING",
        "given-up, Given up, FAILED",
        "ambiguous, May have arrived, WARNING",
        "queued, Under way, UNKNOWN",
        "odd, Odd, UNKNOWN"
    })
    void shouldSayWhatBecameOfAMessage(String outcome, String word, Tone tone) {
        DeliveryView view = new DeliveryView("d", NOW, "ops", null, null, null, outcome, null, null, null);
        assertThat(view.badge().word()).isEqualTo(word);
        assertThat(view.badge().tone()).isEqualTo(tone);
    }

    @Test
    void shouldShowThePastWithHowLongItLasted() {
        Map<String, Object> model = AlertingModel.history(
                asked -> {
                    assertThat(asked).hasToString("?q=night&severity=warning&from=2026-11-13T12%3A00%3A00Z&limit=50");
                    return new Answer.Found<>(new Alerting.IncidentPage(AlertSamples.past(NOW), "c"));
                },
                filter("?q=night&severity=warning&days=7"),
                false);
        assertThat(results("alert-history", model)).contains("Resolved Warning JobFailed", "for 1 h 59 min", "Older");
        assertThat(model.get("next")).isEqualTo("/alerts/history?q=night&severity=warning&days=7&cursor=c");
        assertThat(model.get("export"))
                .isEqualTo("/alerts/history/export?q=night&severity=warning&from=2026-11-13T12%3A00%3A00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/alerts/history | /alerts/history | false",
                "/alerts/history?days=7&team=search | /alerts/history?team=search&days=7 | true",
                "/alerts/history?days=0 | /alerts/history | false",
                "/alerts/history?days=x&ruleId=a | /alerts/history?ruleId=a | true"
            })
    void shouldBeInTheAddress(String given, String expected, boolean narrows) {
        HistoryFilter filter = HistoryFilter.of(Query.of(URI.create(given)), NOW);
        assertThat(filter.href()).isEqualTo(expected);
        assertThat(filter.narrows()).isEqualTo(narrows);
    }

    @Test
    void shouldTellNoMatchFromNothingEver() {
        Answer<Alerting.IncidentPage> nothing = new Answer.Found<>(new Alerting.IncidentPage(List.of(), null));
        assertThat(results("alert-history", AlertingModel.history(_ -> nothing, filter(""), false)))
                .contains("Nothing has happened yet");
        assertThat(results("alert-history", AlertingModel.history(_ -> nothing, filter("?q=x"), false)))
                .contains("No incident matches");
    }

    private static SilenceView silence(String status, String comment) {
        return new SilenceView(
                status,
                List.of(new SilenceView.Matcher("team", "=", "se\"arch")),
                NOW,
                NOW.plusSeconds(60),
                "grace",
                comment,
                status,
                1);
    }

    private static Query query(String query) {
        return Query.of(URI.create("/" + query));
    }

    private static HistoryFilter filter(String query) {
        return HistoryFilter.of(query(query), NOW);
    }

    private static String results(String template, Map<String, Object> model) {
        return TestTemplates.text(TestTemplates.at(NOW).fragment(template, "results", model));
    }
}
