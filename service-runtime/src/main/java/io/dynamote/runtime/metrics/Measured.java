package io.dynamote.runtime.metrics;

import java.util.List;

/** A bean of a feature that has figures to tell. Asked once, at the start; the figures are read at every scrape. */
public interface Measured {

    /** The figures, whether or not they are known yet. */
    List<Metric> metrics();
}
