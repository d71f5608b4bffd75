package io.dynamote.web.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.page.Badge;
import io.dynamote.web.page.Figures;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a row of a list and as the head of its page.
 *
 * @param of the alert
 */
public record AlertRow(AlertState of) {

    /** Id of its element. */
    static String id(String fingerprint) {
        return "alert:" + fingerprint;
    }

    public String id() {
        return id(of.fingerprint());
    }

    /** Address of its page. */
    public String href() {
        return "/alerts/incidents/" + of.incident();
    }

    public Badge badge() {
        return AlertWords.status(of);
    }

    public Badge severity() {
        return AlertWords.severity(of.severity());
    }

    public String name() {
        return of.name().isEmpty() ? "Alert without a name" : of.name();
    }

    /** What is wrong in one line. */
    public String summary() {
        return of.annotations().getOrDefault("summary", of.annotations().getOrDefault("description", ""));
    }

    /** What it is on, for people. */
    public String entity() {
        return AlertWords.entityName(of);
    }

    /** Page of what it is on; null if there is none. */
    public @Nullable String entityHref() {
        return AlertWords.href(of.entity()).orElse(null);
    }

    public String kind() {
        return AlertWords.kindText(of);
    }

    public String team() {
        return of.team() == null ? "–" : of.team();
    }

    /** The figure when the condition last held. */
    public String value() {
        return Figures.number(of.value());
    }

    /** Since when it fires, or was first seen. */
    public Instant since() {
        return of.startsAt() == null ? of.activeAt() : of.startsAt();
    }

    /** How long it fired; null while it does. */
    public @Nullable String lasted() {
        return of.endsAt() == null
                ? null
                : Figures.span((double) Duration.between(since(), of.endsAt()).toSeconds());
    }

    /** What there is to know beside its status: null if nothing. */
    public @Nullable String note() {
        if (of.noDataSince() != null) {
            return "No data: what is shown is held";
        }
        return of.recoveringSince() == null ? null : "Recovering: the condition does not hold any more";
    }

    public boolean silenced() {
        return !of.silencedBy().isEmpty();
    }

    /** Whether somebody can say that they are on it. */
    public boolean canBeAcknowledged() {
        return switch (of.status()) {
            case FIRING -> true;
            case PENDING, ACKNOWLEDGED, RESOLVED -> false;
        };
    }

    /** Whether somebody is on it while it fires. */
    public boolean isAcknowledged() {
        return switch (of.status()) {
            case ACKNOWLEDGED -> true;
            case PENDING, FIRING, RESOLVED -> false;
        };
    }

    /** Page of the other system that sent it; null if there is none that is safe to follow. */
    public @Nullable String source() {
        return AlertWords.safe(of.generatorUrl());
    }

    /** Runbook of who sent the alert; null if it names none. */
    public @Nullable String runbook() {
        return AlertWords.safe(of.annotations().get("runbook_url"));
    }

    /** Text in which is searched. */
    String haystack() {
        return (of.name() + " " + summary() + " " + entity() + " " + team() + " "
                        + String.join(" ", of.labels().values()))
                .toLowerCase(Locale.ROOT);
    }
}
