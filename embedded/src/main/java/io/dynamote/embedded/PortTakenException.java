package io.dynamote.embedded;

/** The port that was asked for is already in use on the loopback address. */
public final class PortTakenException extends EmbeddedStartException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String part, int port, Throwable cause) {
        super(
                "%s cannot start: port %d of 127.0.0.1 is taken. Stop what listens there, or choose another port or 0 for a free one."
                        .formatted(part, port),
                cause);
        this.port = port;
    }

    /** The port that is taken. */
    public int port() {
        return port;
    }
}
