package io.dynamote.embedded.cluster.frontend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A strict reader of Prometheus' text format 0.0.4: whatever a scraper would refuse or misread fails the test.
 *
 * @param types type by family, in the order of the text
 * @param samples value by series, written as in the text
 */
record Exposition(Map<String, String> types, Map<String, Double> samples) {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") .+");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*})? (-?[0-9]+(?:\\.[0-9]+)?)");

    static Exposition parse(String text) {
        assertThat(text).as("the last line ends too").endsWith("\n");
        var types = new LinkedHashMap<String, String>();
        var samples = new LinkedHashMap<String, Double>();
        String described = "";
        String family = "";
        for (String line : text.lines().toList()) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                described = help.group(1);
            } else if (type.matches()) {
                family = type.group(1);
                assertThat(described).as("HELP right before %s", line).isEqualTo(family);
                assertThat(types.put(family, type.group(2)))
                        .as("one TYPE of %s", family)
                        .isNull();
            } else {
                assertThat(sample.matches()).as("a sample: %s", line).isTrue();
                assertThat(sample.group(1)).as("under its TYPE").matches(namesOf(family, types.get(family)));
                String series = line.substring(0, line.lastIndexOf(' '));
                assertThat(samples.put(series, Double.valueOf(sample.group(3))))
                        .as("one sample of %s", series)
                        .isNull();
            }
        }
        return new Exposition(types, samples);
    }

    /** The value of a series; 0 if it is not there. */
    double value(String series) {
        return samples.getOrDefault(series, 0.0);
    }

    /** The sum over all series of a name whose labels contain a text. */
    double sum(String name, String labels) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(name + "{")
                        && sample.getKey().contains(labels))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Checks that buckets grow with their bounds and end in the count. */
    void requireSoundHistograms() {
        var below = new LinkedHashMap<String, double[]>();
        samples.forEach((series, value) -> {
            Matcher bucket =
                    Pattern.compile("(.+)_bucket\\{(.*),le=\"([^\"]+)\"}").matcher(series);
            if (bucket.matches()) {
                String histogram = bucket.group(1) + " " + bucket.group(2);
                double bound =
                        bucket.group(3).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bucket.group(3));
                double[] before = below.getOrDefault(histogram, new double[] {Double.NEGATIVE_INFINITY, 0});
                assertThat(bound).as("bounds of %s ascend", histogram).isGreaterThan(before[0]);
                assertThat(value).as("%s is cumulative", series).isGreaterThanOrEqualTo(before[1]);
                below.put(histogram, new double[] {bound, value});
            }
        });
        below.forEach((histogram, last) -> {
            String[] parts = histogram.split(" ", 2);
            assertThat(last[0]).as("%s ends with +Inf", histogram).isInfinite();
            assertThat(last[1]).as("count of %s", histogram).isEqualTo(value(parts[0] + "_count{" + parts[1] + "}"));
            assertThat(samples).containsKey(parts[0] + "_sum{" + parts[1] + "}");
        });
    }

    private static String namesOf(String family, String type) {
        return "histogram".equals(type) ? family + "_(bucket|sum|count)" : family;
    }
}
