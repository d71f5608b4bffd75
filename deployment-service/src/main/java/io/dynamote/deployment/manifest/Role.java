package io.dynamote.deployment.manifest;

import java.util.Arrays;
import java.util.Optional;

/** What a component does in the graph. Its name is also a part of Service and pod names (ADR 0020). */
public enum Role {
    FRONTEND("Frontend", "frontend"),
    WORKER("worker", "worker"),
    PREFILL("prefill", "prefill"),
    DECODE("decode", "decode");

    private final String componentName;
    private final String type;

    Role(String componentName, String type) {
        this.componentName = componentName;
        this.type = type;
    }

    /** Name of the component in every manifest that Dynamote renders. */
    public String componentName() {
        return componentName;
    }

    /** Its {@code type} in v1beta1. */
    public String type() {
        return type;
    }

    /** The role with this component name, in any case: operators lower it in names that they derive. */
    public static Optional<Role> byComponentName(String name) {
        return Arrays.stream(values())
                .filter(r -> r.componentName.equalsIgnoreCase(name))
                .findFirst();
    }
}
