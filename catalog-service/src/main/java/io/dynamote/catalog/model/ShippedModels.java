package io.dynamote.catalog.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dynamote.runtime.idempotency.StoredAnswer;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that come with Dynamote. Each is offered to a catalog once in its life, so what people edited or retired
 * stays so, and a newer release adds only what is new in it.
 */
@Singleton
class ShippedModels {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedModels.class);
    private static final String FILE = "/catalog/models.yml";

    private final CatalogWriter writer;

    ShippedModels(CatalogWriter writer) {
        this.writer = writer;
    }

    /** The models of the file that is shipped. */
    static List<Model> read() {
        try (InputStream file = ShippedModels.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            return CatalogFile.read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** Adds those that this catalog was never offered. */
    void offer() {
        List<Model> shipped = read();
        writer.write(WriteRequest.bySystem("offer shipped models"), change -> {
            Set<ModelId> fresh =
                    change.notShippedBefore(shipped.stream().map(Model::id).toList());
            Map<ModelId, ModelRow> taken = change.find(fresh);
            List<Model> added = shipped.stream()
                    .filter(model -> fresh.contains(model.id()) && !taken.containsKey(model.id()))
                    .toList();
            ImportPlan.of(added, change).apply(change);
            if (!added.isEmpty()) {
                LOG.atInfo().addKeyValue("models", added.size()).log("added the models that come with this release");
            }
            return new StoredAnswer(HttpStatus.OK.getCode(), MediaType.APPLICATION_JSON, "");
        });
    }
}
