package io.dynamote.alert.receiver;

import java.util.Map;

/** Sends one POST. */
public interface HttpPort {

    /** Tries once; what goes wrong is an outcome. */
    HttpOutcome post(SecretUrl url, Map<String, String> headers, byte[] body);
}
