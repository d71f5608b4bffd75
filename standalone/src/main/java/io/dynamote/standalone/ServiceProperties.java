package io.dynamote.standalone;

import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.runtime.service.ServiceOptions;
import org.jspecify.annotations.Nullable;

/**
 * What each service is told of the parts that were started for it.
 *
 * @param catalog of the catalog service
 * @param deployment of the deployment service
 * @param telemetry of the telemetry service
 * @param alert of the alert service
 * @param web of the portal
 */
record ServiceProperties(
        ServiceOptions catalog,
        ServiceOptions deployment,
        ServiceOptions telemetry,
        ServiceOptions alert,
        ServiceOptions web) {

    static ServiceProperties of(
            StandaloneOptions options,
            EmbeddedKafka kafka,
            PostgresServer postgres,
            @Nullable SimulatedCluster simulated) {
        Ports ports = options.ports();
        ServiceOptions onKafka =
                ServiceOptions.defaults().with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers());
        ServiceOptions onBoth = onKafka.with("dynamote.postgres.url", postgres.jdbcUrl())
                .with("dynamote.postgres.username", postgres.user());
        return new ServiceProperties(
                onBoth.withPort(ports.catalog()).withManagementPort(ports.management(ports.catalog())),
                onCluster(onBoth, options, simulated)
                        .withPort(ports.deployment())
                        .withManagementPort(ports.management(ports.deployment())),
                onCluster(onBoth, options, simulated)
                        .withPort(ports.telemetry())
                        .withManagementPort(ports.management(ports.telemetry())),
                onBoth.with(
                                "dynamote.alert.secret-key-file",
                                options.installation().alertKey().toString())
                        .with("dynamote.portal.url", "http://127.0.0.1:" + ports.web())
                        .withPort(ports.alert())
                        .withManagementPort(ports.management(ports.alert())),
                onKafka.with("dynamote.services.catalog.url", "http://127.0.0.1:" + ports.catalog())
                        .with("dynamote.services.deployment.url", "http://127.0.0.1:" + ports.deployment())
                        .with("dynamote.services.telemetry.url", "http://127.0.0.1:" + ports.telemetry())
                        .with("dynamote.services.alert.url", "http://127.0.0.1:" + ports.alert())
                        .withPort(ports.web())
                        .withManagementPort(ports.management(ports.web())));
    }

    private static ServiceOptions onCluster(
            ServiceOptions service, StandaloneOptions options, @Nullable SimulatedCluster simulated) {
        if (simulated != null) {
            return service.with("dynamote.cluster.master-url", simulated.masterUrl())
                    .with("dynamote.cluster.simulated", true);
        }
        return service.with("dynamote.cluster.kubeconfig", String.valueOf(options.kubeconfig()));
    }
}
