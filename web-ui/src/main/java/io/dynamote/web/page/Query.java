package io.dynamote.web.page;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The query of an address, the counterpart of {@link QueryString}. What cannot be decoded is left out, so that a broken
 * link still shows a page.
 *
 * @param parameters the first value of each name
 */
public record Query(Map<String, String> parameters) {

    public Query {
        parameters = Map.copyOf(parameters);
    }

    /** Reads the query of an address. */
    public static Query of(URI address) {
        Map<String, String> parameters = new HashMap<>();
        String raw = address.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                parameters.putIfAbsent(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
            }
        }
        return new Query(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // a broken escape says nothing
        }
    }

    /** A value without surrounding space; empty if there is none. */
    public String text(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    /** A whole number from 1; 1 for anything else. */
    public int page() {
        String text = text("page");
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
    }
}
