package io.dynamote.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at all ports before anything is started, so that one answer names every port that is taken. */
final class FreePorts {

    private FreePorts() {}

    /** A line for each port that is taken: which, for what, and by whom if that can be known. */
    static List<String> taken(Map<String, Integer> ports) {
        PortOwner owner = new PortOwner(Path.of("/proc"));
        List<String> taken = new ArrayList<>();
        ports.forEach((part, port) -> {
            if (!isFree(port)) {
                String by = owner.of(port).map(name -> " by " + name).orElse("");
                taken.add("port %d, wanted for the %s, is taken%s".formatted(port, part, by));
            }
        });
        return taken;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
