package io.dynamote.standalone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Picks the lines of one service. Lines without a head, as those of a stack trace, belong to the line before. */
final class LogFilter {

    /** Time, level, service: as {@link LogFile} writes them. */
    private static final Pattern HEAD = Pattern.compile("^\\S+T\\S+ [A-Z]+ +(\\S+) ");

    private final @Nullable String service;
    private boolean showing;

    LogFilter(@Nullable String service) {
        this.service = service;
        this.showing = service == null;
    }

    boolean shows(String line) {
        if (service != null) {
            Matcher head = HEAD.matcher(line);
            if (head.find()) {
                showing = head.group(1).equals(service);
            }
        }
        return showing;
    }
}
