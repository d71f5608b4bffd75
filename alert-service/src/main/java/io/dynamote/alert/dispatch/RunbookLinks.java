package io.dynamote.alert.dispatch;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.dynamote.alert.incident.Portal;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.rule.DefaultRules;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.state.Alert;
import jakarta.inject.Singleton;

/** Links alerts of the rules of a new installation to their runbooks, which the portal has. */
@Singleton
class RunbookLinks {

    /** A label that alerts of our own rules have, and no others. */
    private static final String OURS = "entity_kind";

    private static final Set<String> NAMES =
            DefaultRules.read().stream().map(Rule::name).collect(Collectors.toUnmodifiableSet());

    private final Portal portal;

    RunbookLinks(Portal portal) {
        this.portal = portal;
    }

    /** The alert with the address of its runbook, if it has one and none is named already. */
    Alert add(Alert alert) {
        URI address = portal.address();
        String name = alert.labels().get("alertname");
        if (address == null
                || alert.labels().get(OURS).isEmpty()
                || !NAMES.contains(name)
                || alert.annotations().containsKey(Message.RUNBOOK_URL)) {
            return alert;
        }
        Map<String, String> annotations = new TreeMap<>(alert.annotations());
        annotations.put(
                Message.RUNBOOK_URL, address.resolve("/runbooks/" + name).toString());
        return alert.annotated(annotations);
    }
}
