package io.dynamote.agent.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads values by key, collects faults, and knows at the end which keys nobody asked for. */
final class SettingsReader {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})\\s*(KB|MB|GB)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
    private static final URI NOWHERE = URI.create("http://localhost");
    private static final long KIBI = 1024;

    private final Map<String, String> values;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    SettingsReader(Map<String, String> values, Faults faults) {
        this.values = values;
        this.faults = faults;
    }

    URI server(String key) {
        String expected = "a URL such as http://telemetry.example.org:8083";
        String text = value(key);
        if (text == null) {
            faults.add(key, "missing", expected);
            return NOWHERE;
        }
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
                return uri;
            }
            faults.add(key, text, expected);
        } catch (URISyntaxException e) {
            faults.add(key, text, expected);
        }
        return NOWHERE;
    }

    @Nullable
    String name(String key) {
        String text = value(key);
        if (text != null && !NAME.matcher(text).matches()) {
            faults.add(key, text, "a name of letters, digits, dots and dashes");
        }
        return text;
    }

    String text(String key, String otherwise) {
        known.add(key);
        String text = values.get(key);
        return text == null ? otherwise : text.strip();
    }

    List<String> list(String key) {
        String text = text(key, "");
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        String text = value(key);
        if (text == null) {
            return otherwise;
        }
        Matcher parts = DURATION.matcher(text);
        Duration duration = parts.matches() ? duration(Long.parseLong(parts.group(1)), parts.group(2)) : null;
        if (duration == null || duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            faults.add(key, text, "a time from " + shown(least) + " to " + shown(most) + " such as 250ms, 5s, 1m");
            return otherwise;
        }
        return duration;
    }

    long size(String key, long otherwise, long least) {
        String text = value(key);
        if (text == null) {
            return otherwise;
        }
        Matcher parts = SIZE.matcher(text);
        long size = parts.matches() ? Long.parseLong(parts.group(1)) * unit(parts.group(2)) : 0;
        if (size < least) {
            faults.add(key, text, "a size from 1MB on such as 256MB or 1GB");
            return otherwise;
        }
        return size;
    }

    Path path(String key, String otherwise) {
        String text = value(key);
        return absolute(key, text == null ? otherwise : text);
    }

    @Nullable
    Path optionalPath(String key) {
        String text = value(key);
        return text == null ? null : absolute(key, text);
    }

    /** What nobody asked for is a misspelt key. */
    void refuseTheRest() {
        for (String key : new TreeSet<>(values.keySet())) {
            if (!known.contains(key)) {
                String all = String.join(", ", new TreeSet<>(known));
                faults.add("key", key, "one of " + all);
            }
        }
    }

    private Path absolute(String key, String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            faults.add(key, text, "an absolute path");
            return Path.of("/");
        }
        faults.add(key, text, "an absolute path");
        return Path.of("/");
    }

    private @Nullable String value(String key) {
        String text = text(key, "");
        return text.isEmpty() ? null : text;
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "KB" -> KIBI;
            case "MB" -> KIBI * KIBI;
            default -> KIBI * KIBI * KIBI;
        };
    }

    private static String shown(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
