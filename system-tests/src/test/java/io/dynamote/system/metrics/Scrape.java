package io.dynamote.system.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a management port told.
 *
 * @param text as it came
 * @param types the type of each family by its name
 * @param helps the meaning of each family by its name
 * @param samples the value of each sample by its name and labels
 */
record Scrape(String text, Map<String, String> types, Map<String, String> helps, Map<String, Double> samples) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String HELP = "# HELP ";
    private static final String TYPE = "# TYPE ";

    /** Asks. */
    static Scrape of(URI management) {
        URI uri = management.resolve("/prometheus");
        try {
            HttpResponse<String> answer =
                    HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(uri + " answered " + answer.statusCode());
            }
            return parse(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(uri.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Scrape parse(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<String, String> helps = new TreeMap<>();
        Map<String, Double> samples = new TreeMap<>();
        text.lines().forEach(line -> {
            if (line.startsWith(HELP)) {
                put(helps, line.substring(HELP.length()));
            } else if (line.startsWith(TYPE)) {
                put(types, line.substring(TYPE.length()));
            } else {
                int space = line.lastIndexOf(' ');
                samples.put(line.substring(0, space), number(line.substring(space + 1)));
            }
        });
        return new Scrape(text, types, helps, samples);
    }

    private static void put(Map<String, String> into, String line) {
        int space = line.indexOf(' ');
        into.put(line.substring(0, space), line.substring(space + 1));
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** Samples that belong to no family: their name is neither one nor one with the suffix of a histogram's part. */
    List<String> strays() {
        return samples.keySet().stream()
                .map(sample -> sample.replaceFirst("\\{.*", ""))
                .filter(name ->
                        !types.containsKey(name) && !types.containsKey(name.replaceFirst("_(bucket|sum|count)$", "")))
                .toList();
    }

    /** The families that are ours. */
    List<String> own() {
        return types.keySet().stream()
                .filter(name -> name.startsWith("dynamote_"))
                .toList();
    }

    /** The sum of the samples of a name whose labels contain all of these. */
    double sum(String name, String... labels) {
        return samples.entrySet().stream()
                .filter(sample ->
                        sample.getKey().equals(name) || sample.getKey().startsWith(name + "{"))
                .filter(sample -> List.of(labels).stream().allMatch(sample.getKey()::contains))
                .collect(Collectors.summingDouble(Map.Entry::getValue));
    }
}
