package io.dynamote.alert.label;

/** Names and values as Prometheus writes them. */
final class Quoted {

    private Quoted() {}

    /** A name, in quotes only if it needs them. */
    static String name(String name) {
        return isPlain(name) ? name : text(name);
    }

    static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isOfName(name.charAt(i), i == 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    static boolean isOfName(char each, boolean first) {
        boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '_';
        return letter || (!first && each >= '0' && each <= '9');
    }
}
