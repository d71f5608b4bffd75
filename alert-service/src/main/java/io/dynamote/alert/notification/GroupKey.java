package io.dynamote.alert.notification;

import io.dynamote.alert.label.LabelSet;

/**
 * Names a group of alerts for good.
 *
 * @param route key of its route
 * @param labels those by which it is grouped
 */
public record GroupKey(String route, LabelSet labels) {

    /** In the form of Alertmanager: <code>{}/{team="search"}:{alertname="HostSilent"}</code>. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(route).append(":{");
        labels.values()
                .forEach((name, value) -> text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ")
                        .append(name)
                        .append("=\"")
                        .append(value.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n"))
                        .append('"'));
        return text.append('}').toString();
    }
}
