package io.dynamote.alert.silence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.dynamote.alert.label.LabelSet;

/** The silences and maintenance windows that are known, by name. */
public final class Silences {

    private final Map<String, Mute> mutes = new ConcurrentHashMap<>();

    /** Adds one, or replaces the one of the same name. */
    public void put(Mute mute) {
        mutes.put(mute.name(), mute);
    }

    /** Forgets one, when its time in history is over too. */
    public void forget(String name) {
        mutes.remove(name);
    }

    /** All of them. */
    public Collection<Mute> all() {
        return List.copyOf(mutes.values());
    }

    /** Those that keep alerts from being told at this time. */
    public List<Mute> active(Instant now) {
        return mutes.values().stream().filter(mute -> mute.isActive(now)).toList();
    }

    /** Names of those that keep an alert of these labels from being told, in order. */
    public List<String> muting(LabelSet labels, Instant now) {
        return mutes.values().stream()
                .filter(mute -> mute.mutes(labels, now))
                .map(Mute::name)
                .sorted()
                .toList();
    }
}
