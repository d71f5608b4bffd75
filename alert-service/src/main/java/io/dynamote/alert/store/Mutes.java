package io.dynamote.alert.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.dynamote.alert.silence.MaintenanceWindow;
import io.dynamote.alert.silence.Mute;
import io.dynamote.alert.silence.Silences;
import jakarta.inject.Singleton;

/** Brings silences in memory up to what is stored. */
@Singleton
public class Mutes {

    private final SilenceStore silences;
    private final MaintenanceStore windows;

    Mutes(SilenceStore silences, MaintenanceStore windows) {
        this.silences = silences;
        this.windows = windows;
    }

    /**
     * Reads everything that mutes now or will.
     *
     * @param ofFile windows of the file of routes
     */
    public void readInto(Silences known, List<MaintenanceWindow> ofFile) {
        Set<String> names = new HashSet<>();
        ofFile.forEach(window -> put(known, window, names));
        silences.current().forEach(silence -> put(known, silence, names));
        windows.current().forEach(window -> put(known, window, names));
        known.all().stream()
                .map(Mute::name)
                .filter(name -> !names.contains(name))
                .forEach(known::forget);
    }

    private static void put(Silences known, Mute mute, Set<String> names) {
        known.put(mute);
        names.add(mute.name());
    }
}
