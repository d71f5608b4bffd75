package io.dynamote.events.host;

/** Something that is written as one JSON object. */
interface HostPart {

    /** Writes its fields between the braces. */
    void write(FieldWriter out);
}
