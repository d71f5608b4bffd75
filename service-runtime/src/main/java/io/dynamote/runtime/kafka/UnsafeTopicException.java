package io.dynamote.runtime.kafka;

/** A topic exists with settings under which records would be lost; an operator has to change it. */
public final class UnsafeTopicException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnsafeTopicException(String topic, String setting, String found, String expected) {
        super("topic " + topic + " has " + setting + "=" + found + ", which loses data; expected " + expected);
    }
}
