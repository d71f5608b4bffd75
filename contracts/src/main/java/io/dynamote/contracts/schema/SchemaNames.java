package io.dynamote.contracts.schema;

import java.util.Map;

import com.fasterxml.jackson.databind.JavaType;

/**
 * What types are called in documents: names that say the thing, not its role in our code, and say it once.
 *
 * @param given names of types that would have that of another one
 */
record SchemaNames(Map<String, String> given) {

    SchemaNames {
        given = Map.copyOf(given);
    }

    /** {@code Page<RuleView>} is a {@code RulePage}, {@code HostController.Items} are {@code HostItems}. */
    String of(JavaType type) {
        String own = of(type.getRawClass());
        StringBuilder arguments = new StringBuilder();
        for (JavaType argument : type.getBindings().getTypeParameters()) {
            arguments.append(of(argument));
        }
        return arguments + own;
    }

    private String of(Class<?> type) {
        if (given.containsKey(type.getName())) {
            return given.get(type.getName());
        }
        String own = type.getSimpleName().replaceAll("View$", "");
        Class<?> outer = type.getEnclosingClass();
        String around = outer == null ? "" : of(outer).replaceAll("Controller$", "");
        return own.startsWith(around) ? own : around + own;
    }
}
