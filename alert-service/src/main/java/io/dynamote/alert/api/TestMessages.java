package io.dynamote.alert.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dynamote.alert.configuration.Alerting;
import io.dynamote.alert.configuration.ReceiverFactory;
import io.dynamote.alert.dispatch.AlertingFiles;
import io.dynamote.alert.dispatch.Destinations;
import io.dynamote.alert.dispatch.MessageForm;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.notification.Destination;
import io.dynamote.alert.notification.GroupKey;
import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.notification.Tries;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.state.Alert;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages by which people see whether a receiver gets what it should. They pass no queue and leave no trace. */
@Singleton
final class TestMessages {

    private static final Pattern STATUS = Pattern.compile("\\b([1-5]\\d\\d)\\b");

    private final AlertingFiles files;
    private final Destinations destinations;
    private final MessageForm form;
    private final Clock clock;
    private final Supplier<UUID> ids;

    TestMessages(AlertingFiles files, Destinations destinations, MessageForm form, Clock clock, Supplier<UUID> ids) {
        this.files = files;
        this.destinations = destinations;
        this.form = form;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What became of a test: the worst of its places, and each of them.
     *
     * @param outcome {@code delivered}, {@code failed} or {@code refused}
     * @param status of HTTP; null if there was none
     * @param message the answer, without secrets
     */
    record Report(
            String outcome, @Nullable Integer status, String message, long durationMillis, List<Result> destinations) {}

    /** What became of it at one place. */
    record Result(String id, String outcome, @Nullable Integer status, String message, long durationMillis) {}

    Report send(String receiver) {
        Alerting alerting = files.load();
        List<Destination> places = alerting.routing().destinations().get(receiver);
        if (places == null) {
            throw new AlertException.NotFound("receiver", receiver);
        }
        List<Result> results = new ArrayList<>();
        for (Destination place : places) {
            ReceiverFactory factory = alerting.receivers().get(place.id());
            if (factory != null) {
                results.add(send(place, factory));
            }
        }
        Result shown = results.stream()
                .filter(result -> !result.outcome().equals("delivered"))
                .findFirst()
                .orElseGet(() -> results.isEmpty()
                        ? new Result("", "refused", null, "the receiver has no place to send to", 0)
                        : results.getFirst());
        return new Report(shown.outcome(), shown.status(), shown.message(), shown.durationMillis(), results);
    }

    private Result send(Destination place, ReceiverFactory factory) {
        Instant now = clock.instant();
        LabelSet labels = LabelSet.of(Map.of("alertname", "Test", "severity", "info"));
        Alert alert =
                Alert.firing(labels, Map.of("summary", "This is a test from Dynamote. Nothing is wrong."), now, "");
        Notification test = new Notification(
                ids.get(),
                new GroupKey("{}", labels),
                place,
                Reason.TEST,
                now,
                List.of(alert),
                new Tries(1, now, false));
        Answer answer = destinations.receiver(factory).send(form.message(test));
        long millis = Duration.between(now, clock.instant()).toMillis();
        String outcome = switch (answer) {
            case Answer.Delivered _ -> "delivered";
            case Answer.Retry _ -> "failed";
            case Answer.GiveUp _ -> "refused";
        };
        return new Result(place.id(), outcome, status(answer.text()), answer.text(), millis);
    }

    /** The status that an answer begins with. */
    static @Nullable Integer status(@Nullable String answer) {
        Matcher matcher = STATUS.matcher(answer == null ? "" : answer);
        return matcher.lookingAt() ? Integer.valueOf(matcher.group(1)) : null;
    }
}
