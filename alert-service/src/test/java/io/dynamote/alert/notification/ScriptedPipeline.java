package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

import io.dynamote.alert.inhibition.InhibitionRule;
import io.dynamote.alert.label.Matcher;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.notification.AlertScript.Happened;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.route.GroupBy;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.route.Timing;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import io.dynamote.alert.silence.Silences;
import io.dynamote.alert.state.Alert;

/** Plays a script to our pipeline, at the times at which it happened to the other. */
final class ScriptedPipeline {

    /** A message: of which group, and the names of the alerts that fire and that do not. */
    record Sent(String group, TreeSet<String> firing, TreeSet<String> resolved, Instant at) {
        String text() {
            return "+" + String.join("", firing) + "-" + String.join("", resolved);
        }
    }

    private final AlertScript script;
    private final Silences silences = new Silences();
    private final NotificationPipeline pipeline;
    private final Map<Integer, Instant> starts = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();

    private ScriptedPipeline(AlertScript script) {
        this.script = script;
        Timing timing = new Timing(script.groupWait(), script.interval(), script.repeatInterval(), Duration.ZERO);
        Route route = new Route(
                "{}", Matchers.NONE, false, GroupBy.of(script.groupBy()), timing, "r", List.of(), List.of(), List.of());
        InhibitionRule rule = new InhibitionRule(
                Matchers.parse("kind=INHIBITED,role=source"),
                Matchers.parse("kind=INHIBITED,role=target"),
                List.of("script", "g"));
        Routing routing = new Routing(
                route,
                Intervals.NONE,
                List.of(rule),
                Map.of("r", List.of(new Destination("r", "r/webhook/0", true, Duration.ZERO))));
        pipeline = new NotificationPipeline(routing, silences, RetryPolicy.USUAL, new Random(1), UUID::randomUUID);
    }

    /** The messages that the script makes until an end. */
    static List<Sent> play(AlertScript script, List<Happened> events, Instant end) {
        ScriptedPipeline played = new ScriptedPipeline(script);
        for (Happened each : events) {
            played.advance(each.at());
            played.happen(each);
        }
        played.advance(end);
        return played.sent;
    }

    private void happen(Happened happened) {
        Instant at = happened.at();
        int alert = happened.event().alert();
        switch (happened.event().action()) {
            case FIRE -> {
                starts.putIfAbsent(alert, at);
                pipeline.take(alert(alert, at, at.plus(Duration.ofHours(1))), at);
            }
            case RESOLVE -> {
                pipeline.take(alert(alert, at, at), at);
                starts.remove(alert);
            }
            case SILENCE ->
                silences.put(new Silence(
                        new SilenceId(new UUID(0, alert)),
                        new Matchers(List.of(Matcher.equal("n", AlertScript.name(alert)))),
                        at,
                        at.plus(happened.event().length()),
                        "test",
                        "test",
                        at));
        }
    }

    private Alert alert(int alert, Instant now, Instant end) {
        return new Alert(script.labels(alert), Map.of(), starts.getOrDefault(alert, now), end, false, now, "");
    }

    private void advance(Instant to) {
        while (pipeline.next().filter(next -> !next.isAfter(to)).isPresent()) {
            Instant next = pipeline.next().orElseThrow();
            pipeline.advance(next);
            for (Notification notification : pipeline.changes().due()) {
                TreeSet<String> firing = new TreeSet<>();
                TreeSet<String> resolved = new TreeSet<>();
                notification
                        .alerts()
                        .forEach(one -> (one.isFiring(notification.at()) ? firing : resolved)
                                .add(one.labels().get("n")));
                sent.add(new Sent(
                        notification.group().labels().values().toString(), firing, resolved, notification.at()));
                pipeline.answered(notification.id(), new Answer.Delivered("ok"), next);
            }
        }
    }
}
