package io.dynamote.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses and checks ports of 127.0.0.1, the only address on which embedded parts listen. */
public final class LoopbackPort {

    private static final int MAX = 65_535;

    /**
     * Free ports are chosen below those that the kernel hands out by itself: between the choice and its use no outgoing
     * connection and no server on "any port" can take them.
     */
    private static final int FIRST = 18_000;

    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int ATTEMPTS = 100;

    private LoopbackPort() {}

    /**
     * Answers the port that a part shall listen on.
     *
     * @param part name of the part, for the message of the exception
     * @param wanted a port from 1 to 65535, or 0 for one that is free now
     * @throws PortTakenException when the wanted port is in use
     * @throws IllegalArgumentException when the wanted port is no port
     */
    public static int choose(String part, int wanted) {
        if (wanted < 0 || wanted > MAX) {
            throw new IllegalArgumentException("port of " + part + " is " + wanted + ", expected 0 to " + MAX);
        }
        if (wanted != 0) {
            return bind(part, wanted);
        }
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return bind(part, ThreadLocalRandom.current().nextInt(FIRST, FIRST_EPHEMERAL));
            } catch (PortTakenException _) {
                // another one, then
            }
        }
        return bind(part, ThreadLocalRandom.current().nextInt(FIRST, FIRST_EPHEMERAL));
    }

    private static int bind(String part, int port) {
        try (var socket = new ServerSocket()) {
            // As the servers themselves do: a port whose old connections linger in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PortTakenException(part, port, e);
        }
    }
}
