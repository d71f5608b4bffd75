package io.dynamote.showcase;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads variables, collects what is wrong with them, and knows at the end which nobody asked for. */
final class SettingsReader {

    private static final int LARGEST_PORT = 65_535;

    private final Map<String, String> variables = new TreeMap<>();
    private final Set<String> known = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * Variables that may be set here.
     *
     * @param prefix of all that are meant for this process
     */
    SettingsReader(Map<String, String> environment, String prefix) {
        environment.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                variables.put(name, value.strip());
            }
        });
    }

    /** An origin: there is nothing behind the port. */
    URI origin(String name, String otherwise) {
        String text = text(name, otherwise);
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = List.of("", "/").contains(String.valueOf(uri.getRawPath()))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getUserInfo() == null;
            if (http && bare && uri.getHost() != null) {
                return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
            }
        } catch (URISyntaxException _) {
            // said below
        }
        faults.add(name + " must be http(s)://host[:port], not: " + text);
        return URI.create(otherwise);
    }

    String oneOf(String name, List<String> values) {
        String text = text(name, values.getFirst());
        if (!values.contains(text)) {
            faults.add(name + " must be one of " + String.join(", ", values) + ", not: " + text);
        }
        return values.contains(text) ? text : values.getFirst();
    }

    int port(String name, int otherwise) {
        String text = text(name, String.valueOf(otherwise));
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LARGEST_PORT) {
                return port;
            }
        }
        faults.add(name + " must be a port from 1 to " + LARGEST_PORT + ", not: " + text);
        return otherwise;
    }

    double above0(String name, int otherwise, int most) {
        String text = text(name, String.valueOf(otherwise));
        if (text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
            double number = Double.parseDouble(text);
            if (number > 0 && number <= most) {
                return number;
            }
        }
        faults.add(name + " must be a number above 0 and at most " + most + ", not: " + text);
        return otherwise;
    }

    long whole(String name, long otherwise) {
        String text = text(name, String.valueOf(otherwise));
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        faults.add(name + " must be a whole number, not: " + text);
        return otherwise;
    }

    /** What nobody asked for is misspelt. */
    void throwIfAny() throws InvalidSettingsException {
        variables.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add("variable must be one of " + String.join(", ", known) + ", not: " + name));
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
    }

    private String text(String name, String otherwise) {
        known.add(name);
        String text = variables.get(name);
        return text == null || text.isEmpty() ? otherwise : text;
    }
}
