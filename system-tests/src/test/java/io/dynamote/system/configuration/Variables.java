package io.dynamote.system.configuration;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Variables of the environment by which the parts of Dynamote are set up. */
public final class Variables {

    private Variables() {}

    /** The variable of a key. */
    public static String of(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * All variables that a part knows, as docs/configure.md has them, which is held against the code.
     *
     * @param component {@code web}, {@code catalog}, {@code deployment}, {@code telemetry}, {@code alert}, {@code agent} or
     *     {@code demo}
     */
    public static Set<String> known(String component) {
        SettingsPage page = SettingsPage.read();
        Set<String> known = new TreeSet<>();
        if (component.equals("agent")) {
            page.section("host-agent").keySet().forEach(key -> known.add("DYNAMOTE_AGENT_" + of(key)));
        } else if (component.equals("demo")) {
            known.addAll(page.section("demo").keySet());
        } else {
            page.section("All services").keySet().forEach(key -> known.add(of(key)));
            page.section(component.equals("web") ? "web-ui" : component + "-service")
                    .keySet()
                    .forEach(key -> known.add(of(key)));
        }
        return known;
    }
}
