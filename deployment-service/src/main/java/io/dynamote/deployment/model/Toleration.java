package io.dynamote.deployment.model;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A taint that the workers put up with. The rules are those of the Kubernetes API server, which would refuse the pods
 * only after the deployment was accepted.
 *
 * @param key taint key; null for every taint, then the operator must be {@code EXISTS}
 * @param operator how the value is compared
 * @param value taint value; null means empty, and must be null with {@code EXISTS}
 * @param effect which effect is put up with; null for all
 * @param seconds for how long, only with {@code NO_EXECUTE}; null for ever
 */
public record Toleration(
        @Nullable String key,
        Operator operator,
        @Nullable String value,
        @Nullable Effect effect,
        @Nullable Long seconds) {

    /** First part of {@link InvalidValueException#what()}; the name of the refused field follows. */
    public static final String WHAT = "toleration ";

    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?");

    /** How a taint's value is compared. */
    public enum Operator {
        EXISTS("Exists"),
        EQUAL("Equal");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /** As Kubernetes writes it. */
        public String word() {
            return word;
        }
    }

    /** What a taint does to pods that do not tolerate it. */
    public enum Effect {
        NO_SCHEDULE("NoSchedule"),
        PREFER_NO_SCHEDULE("PreferNoSchedule"),
        NO_EXECUTE("NoExecute");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        /** As Kubernetes writes it. */
        public String word() {
            return word;
        }
    }

    public Toleration {
        if (key == null) {
            Check.that(
                    operator == Operator.EXISTS,
                    WHAT + "operator",
                    "must be Exists when there is no key",
                    operator.word());
        } else {
            LabelKey.check(WHAT + "key", key);
        }
        if (value != null) {
            Check.that(
                    operator == Operator.EQUAL, WHAT + "value", "must be left out when the operator is Exists", value);
            Check.text(WHAT + "value", value, 63, VALUE, "empty or a label value");
        }
        if (seconds != null) {
            Check.that(
                    effect == Effect.NO_EXECUTE,
                    WHAT + "tolerationSeconds",
                    "must be left out unless the effect is NoExecute",
                    seconds);
        }
    }
}
