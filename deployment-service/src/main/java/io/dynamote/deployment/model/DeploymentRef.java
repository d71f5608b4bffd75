package io.dynamote.deployment.model;

import java.util.Comparator;
import java.util.Optional;

/**
 * Identity of a deployment. The operator joins both parts into one label value, so they share its 63 characters.
 *
 * @param namespace where it lives
 * @param name unique within the namespace
 */
public record DeploymentRef(Namespace namespace, DeploymentName name) implements Comparable<DeploymentRef> {

    private static final int LABEL_VALUE = 63;
    private static final Comparator<DeploymentRef> ORDER =
            Comparator.comparing(DeploymentRef::namespace).thenComparing(DeploymentRef::name);

    public DeploymentRef {
        Check.that(
                namespace.value().length() + 1 + name.value().length() <= LABEL_VALUE,
                "deployment",
                "must have a namespace and a name of together at most " + (LABEL_VALUE - 1) + " characters",
                namespace + "/" + name);
    }

    /** From unchecked text. */
    public static DeploymentRef of(String namespace, String name) {
        return new DeploymentRef(new Namespace(namespace), new DeploymentName(name));
    }

    /** Reads what {@link #toString()} writes. */
    public static DeploymentRef parse(String key) {
        int slash = key.indexOf('/');
        Check.that(slash >= 0, "deployment", "must be written as namespace/name", key);
        return of(key.substring(0, slash), key.substring(slash + 1));
    }

    /** Reads a key that may not be one of ours: other tools choose other names. */
    public static Optional<DeploymentRef> find(String key) {
        try {
            return Optional.of(parse(key));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(DeploymentRef other) {
        return ORDER.compare(this, other);
    }

    /** {@code namespace/name}: record key on Kafka and key of the informer caches. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
