package io.dynamote.alert.evaluation;

import java.util.Map;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.events.signal.Signal;
import org.jspecify.annotations.Nullable;

/** One rule on one entity, while there is more to keep than that nothing is wrong. */
final class Series {

    private AlertState state;
    private LabelSet labels = LabelSet.EMPTY;
    private @Nullable Signal matched;
    private @Nullable Double value;
    private Map<String, String> annotations = Map.of();

    Series(AlertState state) {
        this.state = state;
    }

    static Series restored(StoredAlert stored, AlertState state) {
        Series series = new Series(state);
        series.labels = LabelSet.of(stored.labels());
        series.value = stored.value();
        series.annotations = stored.annotations();
        return series;
    }

    AlertState state() {
        return state;
    }

    void become(AlertState next) {
        state = next;
    }

    /** The alert begins: its labels stay from here on. */
    void begin(LabelSet fixed, Map<String, String> first) {
        labels = fixed;
        annotations = first;
        matched = null;
        value = null;
    }

    /** The condition held on a signal, from which value and annotations are read when somebody asks. */
    void match(Signal signal) {
        matched = signal;
    }

    LabelSet labels() {
        return labels;
    }

    @Nullable
    Signal matched() {
        return matched;
    }

    /** Of a restored alert, until the condition holds again. */
    @Nullable
    Double storedValue() {
        return value;
    }

    /** Of an alert without a signal. */
    Map<String, String> storedAnnotations() {
        return annotations;
    }
}
