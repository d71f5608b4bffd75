package io.dynamote.alert.inhibition;

import java.util.List;

import io.dynamote.alert.label.Matchers;

/**
 * While a source fires, targets with the same values of some labels are not worth telling.
 *
 * @param equal the labels; one that is missing and one that is empty are the same
 */
public record InhibitionRule(Matchers source, Matchers target, List<String> equal) {

    public InhibitionRule {
        if (source.all().isEmpty() || target.all().isEmpty()) {
            throw new IllegalArgumentException("must have matchers for source and target");
        }
        equal = equal.stream().distinct().sorted().toList();
    }
}
