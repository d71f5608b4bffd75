package io.dynamote.telemetry.hosthistory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.telemetry.host.Figure;
import io.dynamote.telemetry.host.PointsView.Point;

/** History as it is sent: a partition at a time, the next one read when the client has taken the last. */
final class HostExport extends InputStream {

    private final HostHistory history;
    private final String host;
    private final List<Figure> figures;
    private final Resolution resolution;
    private final Instant end;
    private final boolean csv;
    private Instant next;
    private InputStream current;
    private boolean first = true;
    private boolean ended;

    HostExport(
            HostHistory history,
            String host,
            List<Figure> figures,
            Resolution resolution,
            Instant from,
            Instant end,
            boolean csv) {
        this.history = history;
        this.host = host;
        this.figures = figures;
        this.resolution = resolution;
        this.next = from;
        this.end = end;
        this.csv = csv;
        this.current = stream((csv ? "at,metric,avg,min,max\r\n" : "[") + part());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = current.read(into, offset, length);
        while (read < 0 && !ended) {
            if (next.isBefore(end)) {
                current = stream(part());
            } else {
                ended = true;
                current = stream(csv ? "" : "\n]\n");
            }
            read = current.read(into, offset, length);
        }
        return read;
    }

    private String part() {
        if (!next.isBefore(end)) {
            return "";
        }
        Instant partition = Resolution.moment(resolution.end(resolution.partition(next)));
        Instant until = partition.isBefore(end) ? partition : end;
        Map<String, List<Point>> points = history.points(host, figures, resolution, next, until, resolution.step());
        next = until;
        StringBuilder text = new StringBuilder();
        points.forEach((metric, values) -> values.forEach(point -> line(text, metric, point)));
        return text.toString();
    }

    private void line(StringBuilder text, String metric, Point point) {
        if (csv) {
            text.append(point.at())
                    .append(',')
                    .append(metric)
                    .append(',')
                    .append(point.avg())
                    .append(',');
            text.append(point.min()).append(',').append(point.max()).append("\r\n");
        } else {
            text.append(first ? "\n" : ",\n");
            text.append("{\"at\":\"")
                    .append(point.at())
                    .append("\",\"metric\":\"")
                    .append(metric);
            text.append("\",\"avg\":").append(point.avg()).append(",\"min\":").append(point.min());
            text.append(",\"max\":").append(point.max()).append('}');
        }
        first = false;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
