package io.dynamote.standalone;

import java.util.Map;

/** The table at the end of a start. */
final class AddressTable {

    private AddressTable() {}

    static String of(Map<String, String> addresses) {
        int width = addresses.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder();
        addresses.forEach((part, address) -> table.append("  ")
                .append(part)
                .append(" ".repeat(width - part.length() + 3))
                .append(address)
                .append('\n'));
        return table.toString();
    }
}
