package io.dynamote.deployment.model;

import java.util.regex.Pattern;

/** The syntax of Kubernetes label keys, which taints share. */
final class LabelKey {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private LabelKey() {}

    static void check(String what, String key) {
        Check.that(
                key.length() <= 317 && isKey(key),
                what,
                "must be a label key: an optional DNS name and a slash, then at most 63 letters, digits and inner ._-",
                key);
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        return name.length() <= 63
                && NAME.matcher(name).matches()
                && (slash < 0
                        || (slash <= 253
                                && PREFIX.matcher(key.substring(0, slash)).matches()));
    }
}
