package io.dynamote.embedded.cluster.api;

/**
 * One reason why an object is invalid.
 *
 * @param field path of the field, such as {@code spec.components[0].name}
 * @param reason Kubernetes' name of the kind of mistake, such as {@code FieldValueRequired}
 * @param message what is wrong, without the path
 */
public record Cause(String field, String reason, String message) {

    public static Cause required(String field, String why) {
        return new Cause(field, "FieldValueRequired", "Required value" + (why.isEmpty() ? "" : ": " + why));
    }

    public static Cause invalid(String field, String value, String why) {
        return new Cause(field, "FieldValueInvalid", "Invalid value: %s: %s".formatted(value, why));
    }

    public static Cause unsupported(String field, String value, String supported) {
        return new Cause(
                field,
                "FieldValueNotSupported",
                "Unsupported value: %s: supported values: %s".formatted(value, supported));
    }

    public static Cause duplicate(String field, String value) {
        return new Cause(field, "FieldValueDuplicate", "Duplicate value: " + value);
    }

    public static Cause tooMany(String field, int actual, int max) {
        return new Cause(field, "FieldValueTooMany", "Too many: %d: must have at most %d items".formatted(actual, max));
    }

    public static Cause forbidden(String field, String why) {
        return new Cause(field, "FieldValueForbidden", "Forbidden: " + why);
    }
}
