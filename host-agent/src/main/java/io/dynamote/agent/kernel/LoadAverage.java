package io.dynamote.agent.kernel;

import io.dynamote.events.host.Reading;

/**
 * Runnable tasks as {@code /proc/loadavg} tells them.
 *
 * @param one mean of a minute
 * @param five mean of 5 minutes
 * @param fifteen mean of 15 minutes
 */
record LoadAverage(Reading<Double> one, Reading<Double> five, Reading<Double> fifteen) {

    static Reading<LoadAverage> parse(Cursor text) {
        return Reading.of(new LoadAverage(
                Figures.number(text.decimal()), Figures.number(text.decimal()), Figures.number(text.decimal())));
    }
}
