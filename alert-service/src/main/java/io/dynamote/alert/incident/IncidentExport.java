package io.dynamote.alert.incident;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.events.alert.AlertState;
import jakarta.inject.Singleton;

/** History as a file that is made while it is sent. */
@Singleton
public class IncidentExport {

    private final IncidentHistory history;
    private final ObjectMapper json;
    private final Contract contract;

    IncidentExport(IncidentHistory history, ObjectMapper json, Portal portal) {
        this.history = history;
        this.json = json;
        this.contract = new Contract(portal);
    }

    /** All incidents that a query finds; the limit of the query does not count. The first part is read at once. */
    public InputStream export(IncidentQuery query, ExportFormat format) throws IOException {
        Export export = new Export(history.parts(query), format);
        export.fill();
        return export;
    }

    private final class Export extends InputStream {

        private final IncidentHistory.Parts parts;
        private final ExportFormat format;
        private InputStream current = InputStream.nullInputStream();
        private boolean begun;
        private boolean ended;

        private Export(IncidentHistory.Parts parts, ExportFormat format) {
            this.parts = parts;
            this.format = format;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = current.read(into, offset, length);
            while (read < 0 && !ended) {
                fill();
                read = current.read(into, offset, length);
            }
            return read;
        }

        private void fill() throws IOException {
            List<AlertState> part = parts.next().stream().map(contract::state).toList();
            ended = part.isEmpty();
            String text = switch (format) {
                case CSV -> csv(part);
                case JSON -> json(part);
            };
            begun = true;
            current = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        private String csv(List<AlertState> part) {
            StringBuilder text = new StringBuilder(begun ? "" : ExportLine.HEADER);
            part.forEach(alert -> text.append(ExportLine.csv(alert)));
            return text.toString();
        }

        private String json(List<AlertState> part) throws IOException {
            StringBuilder text = new StringBuilder();
            String separator = begun ? ",\n" : "[\n";
            for (AlertState alert : part) {
                text.append(separator).append(json.writeValueAsString(alert));
                separator = ",\n";
            }
            return text.append(part.isEmpty() ? (begun ? "\n]\n" : "[]\n") : "").toString();
        }
    }
}
