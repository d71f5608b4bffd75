package io.dynamote.alert.receiver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;
import io.dynamote.alert.state.AlertStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is to tell of one group.
 *
 * @param reason why now
 * @param receiver name of the receiver, as routes have it
 * @param groupKey names the group for good: the same fault has the same key
 * @param at the time at which the states of the alerts are told
 * @param alerts at least one; those that fire first, then by labels
 * @param portalUrl where people see more
 * @param acknowledgeUrl where they take the fault on; null if there is nothing to take on
 */
public record Message(
        Reason reason,
        String receiver,
        String groupKey,
        LabelSet groupLabels,
        Instant at,
        List<Alert> alerts,
        String portalUrl,
        @Nullable String acknowledgeUrl) {

    /** The annotation that names a runbook, as is customary with Prometheus. */
    public static final String RUNBOOK_URL = "runbook_url";

    /** Nothing that could end a link in the markup of any receiver. */
    private static final Pattern LINKABLE = Pattern.compile("https?://[\\w.~:/?#@!$&*+,;=%-]{1,500}");

    public Message {
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("a message must tell of an alert");
        }
        Instant now = at;
        alerts = alerts.stream()
                .sorted(Comparator.<Alert, AlertStatus>comparing(alert -> alert.status(now))
                        .thenComparing(alert -> alert.labels().values().toString()))
                .toList();
    }

    /** The same message of these alerts. */
    public Message with(List<Alert> others) {
        return new Message(reason, receiver, groupKey, groupLabels, at, others, portalUrl, acknowledgeUrl);
    }

    /** Firing as long as one alert fires. */
    public AlertStatus status() {
        return alerts.getFirst().status(at);
    }

    /** How many of the alerts fire. */
    public int firing() {
        return (int) alerts.stream().filter(alert -> alert.isFiring(at)).count();
    }

    /** Labels that all alerts share. */
    public LabelSet commonLabels() {
        return LabelSet.of(common(alerts.stream()
                .<Map<String, String>>map(alert -> alert.labels().values())
                .toList()));
    }

    /** Annotations that all alerts share. */
    public Map<String, String> commonAnnotations() {
        return common(alerts.stream().map(Alert::annotations).toList());
    }

    /**
     * Where people read what to do, as the annotation {@code runbook_url} of all alerts says; null if it says nothing that
     * can be linked.
     */
    public @Nullable String runbookUrl() {
        String url = commonAnnotations().get(RUNBOOK_URL);
        return url != null && LINKABLE.matcher(url).matches() ? url : null;
    }

    private static SortedMap<String, String> common(List<Map<String, String>> maps) {
        SortedMap<String, String> common = new TreeMap<>(maps.getFirst());
        maps.forEach(map -> common.entrySet().retainAll(map.entrySet()));
        return common;
    }

    /** One line: {@code [FIRING:2] HostSilent gpu-01}. Nothing is escaped. */
    public String title() {
        String state = status() == AlertStatus.FIRING ? "FIRING:" + firing() : "RESOLVED";
        LabelSet common = commonLabels();
        List<String> words = new ArrayList<>();
        words.add("[" + state + "]");
        words.add(common.get("alertname").isEmpty() ? groupLabels.get("alertname") : common.get("alertname"));
        groupLabels.values().forEach((name, value) -> {
            if (!name.equals("alertname")) {
                words.add(value);
            }
        });
        if (alerts.size() == 1) {
            words.add(alerts.getFirst().annotations().getOrDefault("summary", ""));
        }
        words.removeIf(String::isBlank);
        return words.size() == 1 ? words.getFirst() + " alerts" : String.join(" ", words);
    }
}
