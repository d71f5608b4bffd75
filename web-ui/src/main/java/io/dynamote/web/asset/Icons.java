package io.dynamote.web.asset;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** Icons as SVG inside the page: no font to wait for, no second request, coloured by their surroundings. */
@Singleton
public final class Icons {

    private static final String DIRECTORY = ClassPath.WEBJARS + "bootstrap-icons/1.13.1/icons/";

    private final Map<String, String> byName = new ConcurrentHashMap<>();

    /**
     * The icon as markup, hidden from screen readers: the word beside it says the same.
     *
     * @param name its name in Bootstrap Icons, for example {@code check-circle-fill}
     */
    public String of(String name) {
        return byName.computeIfAbsent(name, Icons::load);
    }

    private static String load(String name) {
        String svg = new String(ClassPath.read(DIRECTORY + name + ".svg"), StandardCharsets.UTF_8);
        String body = svg.substring(svg.indexOf('>', svg.indexOf("<svg")) + 1).replace("\n", "");
        return "<svg class=\"icon\" viewBox=\"0 0 16 16\" fill=\"currentColor\" aria-hidden=\"true\">" + body.strip();
    }
}
