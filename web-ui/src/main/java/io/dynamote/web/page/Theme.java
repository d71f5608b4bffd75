package io.dynamote.web.page;

import java.util.Locale;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;

/** The theme that a person chose. The server writes it into the page, so that nothing flashes. */
public enum Theme {
    /** As the system has it. */
    SYSTEM,
    LIGHT,
    DARK;

    /** Cookie that keeps the choice in one browser. */
    public static final String COOKIE = "dynamote-theme";

    /** Value of the page's {@code data-theme}. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of this browser. */
    static Theme of(HttpRequest<?> request) {
        String chosen =
                request.getCookies().findCookie(COOKIE).map(Cookie::getValue).orElse("");
        return switch (chosen) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> SYSTEM;
        };
    }
}
