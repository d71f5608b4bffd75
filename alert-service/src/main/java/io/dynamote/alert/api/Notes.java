package io.dynamote.alert.api;

import java.nio.charset.StandardCharsets;

import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.input.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Bodies that hold nothing but a note. */
final class Notes {

    private Notes() {}

    /** A body that may be missing: as an array of bytes the framework would demand it. */
    static byte @Nullable [] bytes(@Nullable String body) {
        return body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    }

    /** The note; null if there is none, or no body. */
    static @Nullable String optional(byte @Nullable [] body) {
        return body == null || body.length == 0 ? null : read(body, false);
    }

    /** The note, which must be there. */
    static String required(byte @Nullable [] body) {
        return String.valueOf(read(body, true));
    }

    private static @Nullable String read(byte @Nullable [] body, boolean required) {
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(JsonBody.parse(body), errors);
        var note = in.text("note");
        String text = (required ? note.required() : note).orNull();
        in.refuseOthers();
        errors.throwIfAny();
        return text;
    }
}
