package io.dynamote.alert.receiver;

/** A password or token: shown as stars. */
public record Secret(String value) {

    @Override
    public String toString() {
        return Redaction.HIDDEN;
    }
}
