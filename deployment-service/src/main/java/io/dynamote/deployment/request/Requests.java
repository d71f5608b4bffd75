package io.dynamote.deployment.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.configuration.DeploymentRequest;
import io.dynamote.deployment.models.ModelCatalog;
import io.dynamote.deployment.settings.DeploymentProperties;
import io.dynamote.runtime.problem.InvalidInputException;
import jakarta.inject.Singleton;

/** Reads requested configurations and checks them against the catalog. */
@Singleton
class Requests {

    private final ModelCatalog catalog;
    private final ConfigurationReader reader;

    Requests(DeploymentProperties properties, ModelCatalog catalog) {
        this.catalog = catalog;
        this.reader = new ConfigurationReader(properties.configurationDefaults(), catalog::find);
    }

    /**
     * The configuration that a body asks for.
     *
     * @throws InvalidInputException naming every field at fault
     * @throws DeploymentException.CatalogUnknown if a model cannot be told from an unknown one yet
     */
    DeploymentRequest read(JsonNode body) {
        try {
            return reader.read(body);
        } catch (InvalidInputException e) {
            boolean unknownModel =
                    e.errors().stream().anyMatch(error -> error.field().equals("modelId") && error.value() != null);
            if (unknownModel && !catalog.isKnown()) {
                throw new DeploymentException.CatalogUnknown();
            }
            throw e;
        }
    }
}
