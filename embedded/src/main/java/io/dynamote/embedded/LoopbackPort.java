package io.dynamote.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Chooses and checks ports of 127.0.0.1, the only address on which embedded parts listen. */
public final class LoopbackPort {

    private static final int MAX = 65_535;

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
        try (var socket = new ServerSocket()) {
            // As the servers themselves do: a port whose old connections linger in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PortTakenException(part, wanted, e);
        }
    }
}
