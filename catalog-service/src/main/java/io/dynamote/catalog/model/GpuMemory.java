package io.dynamote.catalog.model;

import java.util.regex.Pattern;

/**
 * Memory of one GPU.
 *
 * @param gigabytes 1 to 9,999, decimal as vendors count them
 */
record GpuMemory(int gigabytes) {

    private static final Pattern PATTERN = Pattern.compile("[1-9]\\d{0,3}GB");

    GpuMemory {
        if (gigabytes < 1 || gigabytes > 9_999) {
            throw new IllegalArgumentException("must be 1GB to 9999GB");
        }
    }

    /** Reads the form {@code 4GB}. */
    static GpuMemory parse(String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw new IllegalArgumentException("must be whole gigabytes such as 4GB, from 1GB to 9999GB");
        }
        return new GpuMemory(Integer.parseInt(text, 0, text.length() - 2, 10));
    }

    @Override
    public String toString() {
        return gigabytes + "GB";
    }
}
