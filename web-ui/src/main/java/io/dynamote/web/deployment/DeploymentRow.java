package io.dynamote.web.deployment;

import java.time.Instant;
import java.util.Locale;

import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Labels;
import io.dynamote.web.page.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as a row of the list and as the head of its page.
 *
 * @param of the deployment
 */
public record DeploymentRow(Deployment of) {

    /** Id of its element. */
    public static String id(String key) {
        return "row:" + key;
    }

    public String id() {
        return id(of.key());
    }

    /** Address of its page. */
    public String href() {
        return "/deployments/" + QueryString.encode(of.namespace()) + "/" + QueryString.encode(of.name());
    }

    public Badge badge() {
        return StatusBadge.of(of.phase());
    }

    /** Why it is so, in words; a reason always stands next to the badge. */
    public String reason() {
        Deployment.Verdict verdict = of.verdict();
        if (verdict == null) {
            return "Not looked at yet";
        }
        String message = verdict.message();
        return message == null || message.isBlank() ? String.valueOf(verdict.reason()) : message;
    }

    /** Since when; null if unknown. */
    public @Nullable Instant since() {
        return of.verdict() == null ? null : of.verdict().since();
    }

    public String team() {
        return of.team() == null ? "–" : of.team();
    }

    public String engine() {
        return Labels.engine(of.engine());
    }

    public String mode() {
        return of.mode() == null ? "" : of.mode();
    }

    /** Ready workers of those wanted, for example {@code 1/2}; a question mark for what is not known. */
    public String ready() {
        Deployment.Replicas replicas = of.replicas();
        return replicas == null ? "–" : (replicas.ready() == null ? "?" : replicas.ready()) + "/" + replicas.desired();
    }

    /** Share of ready workers in tenths, for the small bar; 0 if unknown. */
    public int readyTenths() {
        Deployment.Replicas replicas = of.replicas();
        if (replicas == null || replicas.ready() == null || replicas.desired() == 0) {
            return 0;
        }
        return Math.clamp(10L * replicas.ready() / replicas.desired(), 0, 10);
    }

    /** Text in which the browser searches when a row arrives. */
    public String haystack() {
        return (of.name() + " " + of.modelId() + " " + team()).toLowerCase(Locale.ROOT);
    }
}
