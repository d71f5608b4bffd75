package io.dynamote.demo.traffic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a model answers: larger ones are slower.
 *
 * @param firstTokenMillis median time to the first token
 * @param perTokenMillis median time of each token after it
 * @param outputTokens median length of an answer
 */
record Pace(double firstTokenMillis, double perTokenMillis, double outputTokens) {

    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)[bB](?![a-z])");
    private static final double UNKNOWN_SIZE = 8;

    static Pace of(String model) {
        Matcher size = SIZE.matcher(model);
        double billions = size.find() ? Double.parseDouble(size.group(1)) : UNKNOWN_SIZE;
        double root = Math.sqrt(billions);
        return new Pace(40 + 45 * root, 4 + 3.5 * root, 90 + Math.floorMod(model.hashCode(), 120));
    }
}
