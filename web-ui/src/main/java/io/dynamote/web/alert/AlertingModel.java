package io.dynamote.web.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.QueryString;
import io.dynamote.web.upstream.Answer;
import org.jspecify.annotations.Nullable;

/** What the templates of silences, receivers, deliveries and history read. */
final class AlertingModel {

    /** States of silences, as their chips list them. */
    static final List<String> SILENCES = List.of("active", "pending", "expired");

    private static final String PAGE = "50";

    /** What can become of a try, by the word of the service. */
    private static final Map<String, String> OUTCOMES = outcomes();

    private static Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (String word : List.of("delivered", "retry", "ambiguous", "given-up", "queued")) {
            outcomes.put(word, DeliveryView.badge(word).word());
        }
        return Collections.unmodifiableMap(outcomes);
    }

    private AlertingModel() {}

    /** Silences in one of their states. */
    static Map<String, Object> silences(Answer<List<SilenceView>> answer, String state, boolean warmingUp) {
        String chosen = SILENCES.contains(state) ? state : "active";
        Map<String, Object> model = head(AlertTab.SILENCES);
        model.put("chosen", chosen);
        model.put("choices", SILENCES);
        answered(model, answer, warmingUp, (filled, all) -> {
            List<SilenceView> shown =
                    all.stream().filter(each -> each.status().equals(chosen)).toList();
            filled.put("state", shown.isEmpty() ? "empty" : "full");
            filled.put("silences", shown);
            filled.put(
                    "counts", all.stream().collect(Collectors.groupingBy(SilenceView::status, Collectors.counting())));
        });
        return model;
    }

    /** The form of a new silence, with the labels of an alert as conditions. */
    static Map<String, Object> silence(Optional<AlertState> alert) {
        Map<String, Object> model = head(AlertTab.SILENCES);
        model.put("operators", List.of("=", "!=", "=~", "!~"));
        model.put("alert", alert.map(AlertRow::new).orElse(null));
        List<SilenceView.Matcher> matchers = new ArrayList<>();
        alert.ifPresent(known ->
                known.labels().forEach((name, value) -> matchers.add(new SilenceView.Matcher(name, "=", value))));
        model.put("matchers", matchers.isEmpty() ? List.of(new SilenceView.Matcher("", "=", "")) : matchers);
        return model;
    }

    /** Receivers, and the file of which they are a part. */
    static Map<String, Object> receivers(Answer<List<ReceiverView>> receivers, Answer<String> file, boolean warmingUp) {
        Map<String, Object> model = head(AlertTab.RECEIVERS);
        answered(model, receivers, warmingUp, (filled, all) -> {
            filled.put("state", "full");
            filled.put("receivers", all);
        });
        model.put("file", file.orElse(""));
        model.put("fileTrouble", file.trouble());
        return model;
    }

    /** The delivery log. */
    static Map<String, Object> deliveries(
            Function<QueryString, Answer<Alerting.DeliveryPage>> service, Query query, boolean warmingUp) {
        Map<String, Object> model = head(AlertTab.DELIVERIES);
        QueryString asked =
                new QueryString().with("receiver", query.text("receiver")).with("outcome", query.text("outcome"));
        String here = "/alerts/deliveries" + asked;
        model.put("receiver", query.text("receiver"));
        model.put("outcome", query.text("outcome"));
        model.put("outcomes", OUTCOMES);
        model.put("href", here);
        Answer<Alerting.DeliveryPage> answer =
                service.apply(asked.with("limit", PAGE).with("cursor", query.text("cursor")));
        answered(model, answer, warmingUp, (filled, page) -> {
            boolean narrowed = !(query.text("receiver") + query.text("outcome")).isEmpty();
            filled.put("state", !page.items().isEmpty() ? "full" : narrowed ? "none" : "empty");
            filled.put("deliveries", page.items());
            filled.put("next", next(here, page.nextCursor()));
        });
        return model;
    }

    /** Incidents of the past and present. */
    static Map<String, Object> history(
            Function<QueryString, Answer<Alerting.IncidentPage>> service, HistoryFilter filter, boolean warmingUp) {
        Map<String, Object> model = head(AlertTab.HISTORY);
        model.put("filter", filter);
        model.put("severities", AlertWords.SEVERITIES);
        model.put("export", "/alerts/history/export" + filter.query());
        Answer<Alerting.IncidentPage> answer =
                service.apply(filter.query().with("limit", PAGE).with("cursor", filter.cursor()));
        answered(model, answer, warmingUp, (filled, page) -> {
            filled.put("state", !page.items().isEmpty() ? "full" : filter.narrows() ? "none" : "empty");
            filled.put("rows", page.items().stream().map(AlertRow::new).toList());
            filled.put("next", next(filter.href(), page.nextCursor()));
        });
        return model;
    }

    private static @Nullable String next(String here, @Nullable String cursor) {
        return cursor == null || cursor.isEmpty()
                ? null
                : here + (here.contains("?") ? "&" : "?") + "cursor=" + QueryString.encode(cursor);
    }

    private static Map<String, Object> head(AlertTab tab) {
        Map<String, Object> model = new HashMap<>();
        model.put("tab", tab);
        model.put("tabs", AlertTab.values());
        return model;
    }

    private static <T> void answered(
            Map<String, Object> model, Answer<T> answer, boolean warmingUp, BiConsumer<Map<String, Object>, T> fill) {
        switch (answer) {
            case Answer.Found<T> found -> fill.accept(model, found.value());
            case Answer.Refused<T> refused -> without(model, false, refused.reason());
            case Answer.Unavailable<T> away -> without(model, warmingUp, away.reason());
        }
    }

    private static void without(Map<String, Object> model, boolean warmingUp, String reason) {
        model.put("state", warmingUp ? "loading" : "failed");
        model.put("reason", reason);
    }
}
