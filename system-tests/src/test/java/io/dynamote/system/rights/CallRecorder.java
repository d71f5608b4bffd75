package io.dynamote.system.rights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a service and the API server, hands every byte on, and writes down the first line of each request. So it
 * sees watches too, whether they are streams or WebSockets.
 */
final class CallRecorder implements AutoCloseable {

    private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (/\\S*) HTTP/1\\.1\r?$");
    private static final int LONGEST_LINE = 16_384;

    private final URI server;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    CallRecorder(URI server) throws IOException {
        this.server = server;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    Set<Call> calls() {
        return Set.copyOf(calls);
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                Socket upstream = new Socket(server.getHost(), server.getPort());
                open.add(client);
                open.add(upstream);
                threads.execute(() -> hand(client, upstream, true));
                threads.execute(() -> hand(upstream, client, false));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void hand(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[8_192];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int at = 0; requests && at < read; at++) {
                    write(buffer[at], line);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side has gone; closing both tells the other one.
            open.remove(from);
            open.remove(to);
        }
    }

    private void write(byte next, ByteArrayOutputStream line) {
        if (next != '\n') {
            if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
            return;
        }
        Matcher request = REQUEST.matcher(line.toString(StandardCharsets.ISO_8859_1));
        line.reset();
        // A body before it ends without a line of its own.
        if (request.find()) {
            calls.add(new Call(request.group(1), request.group(2)));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
