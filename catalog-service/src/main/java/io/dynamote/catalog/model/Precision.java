package io.dynamote.catalog.model;

import java.util.Arrays;

/** Number format of the published weights. */
enum Precision {
    FP32("fp32"),
    BF16("bf16"),
    FP16("fp16"),
    FP8("fp8"),
    INT8("int8"),
    FP4("fp4"),
    MXFP4("mxfp4"),
    INT4("int4");

    private final String id;

    Precision(String id) {
        this.id = id;
    }

    /** The word for it in requests, files and events. */
    String id() {
        return id;
    }

    /** The one with this id. */
    static Precision of(String id) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("must be fp32, bf16, fp16, fp8, int8, fp4, mxfp4 or int4"));
    }
}
