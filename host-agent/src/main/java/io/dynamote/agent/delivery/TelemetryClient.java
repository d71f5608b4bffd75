package io.dynamote.agent.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import io.dynamote.events.host.HostSample;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches: {@code POST /api/telemetry/hosts}, one sample a line, gzipped. Uses the JDK's old client: the new one costs
 * the process several megabytes and threads for what one connection can do (ADR 0061).
 */
final class TelemetryClient {

    private static final System.Logger LOG = System.getLogger(TelemetryClient.class.getName());
    private static final String PATH = "/api/telemetry/hosts";
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int LONGEST_ANSWER = 4096;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Pattern REFUSED = Pattern.compile("\"refused\"\\s*:\\s*([1-9][0-9]*)");

    private final URI address;
    private final Clock clock;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    TelemetryClient(URI server, Clock clock) {
        this.address = URI.create(server.toString().replaceAll("/+$", "") + PATH);
        this.clock = clock;
    }

    Answer send(List<byte[]> samples) {
        try {
            body.reset();
            try (OutputStream lines = new GZIPOutputStream(body)) {
                for (byte[] sample : samples) {
                    lines.write(sample);
                    lines.write('\n');
                }
            }
            return post();
        } catch (IOException e) {
            return new Answer.Unknown(e.toString());
        }
    }

    private Answer post() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setInstanceFollowRedirects(false);
        // A body of known length is not sent again behind our back.
        connection.setFixedLengthStreamingMode(body.size());
        connection.setRequestProperty("Content-Type", "application/x-ndjson");
        connection.setRequestProperty("Content-Encoding", "gzip");
        connection.setRequestProperty("schema", HostSample.SCHEMA);
        connection.setRequestProperty("User-Agent", "dynamote-agent");
        connection.setRequestProperty("Accept", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            body.writeTo(out);
        }
        int status = connection.getResponseCode();
        String text = text(
                status < HttpURLConnection.HTTP_BAD_REQUEST
                        ? connection.getInputStream()
                        : connection.getErrorStream());
        return answer(status, connection.getHeaderField("Retry-After"), text);
    }

    private Answer answer(int status, @Nullable String retryAfter, String text) {
        if (status / 100 == 2) {
            Matcher refused = REFUSED.matcher(text);
            if (refused.find()) {
                LOG.log(System.Logger.Level.WARNING, "{0} samples were refused for good: {1}", refused.group(1), text);
            }
            return new Answer.Taken();
        }
        if (status == TOO_LARGE) {
            return new Answer.TooLarge();
        }
        if (retryAfter != null && (status == TOO_MANY || status == HttpURLConnection.HTTP_UNAVAILABLE)) {
            return new Answer.Later(wait(retryAfter));
        }
        return new Answer.Unknown(
                "HTTP " + status + " " + text.lines().findFirst().orElse(""));
    }

    /** Seconds or a date; something else is as good as a second. */
    private Duration wait(String retryAfter) {
        Duration wait = Duration.ofSeconds(1);
        if (retryAfter.matches("[0-9]{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(retryAfter));
        } else {
            try {
                ZonedDateTime until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
                wait = Duration.between(clock.instant(), until.toInstant());
            } catch (DateTimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "Retry-After is neither seconds nor a date: {0}", retryAfter);
            }
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Reads to the end, so that the connection can be used again. */
    private static String text(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return "";
        }
        try (stream) {
            byte[] start = stream.readNBytes(LONGEST_ANSWER);
            return new String(start, StandardCharsets.UTF_8);
        }
    }
}
