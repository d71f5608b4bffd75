package io.dynamote.telemetry.scrape;

import java.io.File;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Chooses how pods are reached. Building the client calls nobody. */
@Factory
final class FrontendClientFactory {

    @Singleton
    @Bean(preDestroy = "close")
    FrontendClient client(
            ScrapeProperties properties,
            ClusterAccess cluster,
            @Nullable @Value("${kubernetes.service.host:}") String serviceHost) {
        boolean inside = !cluster.isNamed() && serviceHost != null && !serviceHost.isEmpty();
        return isDirect(properties.through(), inside)
                ? new PodClient(properties)
                : throughApiServer(properties, cluster);
    }

    static boolean isDirect(ScrapeProperties.Through through, boolean inside) {
        return switch (through) {
            case AUTO -> inside;
            case PODS -> true;
            case API_SERVER -> false;
        };
    }

    private static ApiServerClient throughApiServer(ScrapeProperties properties, ClusterAccess cluster) {
        int millis = Math.toIntExact(properties.longestWait().toMillis());
        Config config = new ConfigBuilder(base(cluster))
                .withConnectionTimeout(millis)
                .withRequestTimeout(millis)
                // The next reading is the repetition.
                .withRequestRetryBackoffLimit(0)
                .build();
        return new ApiServerClient(
                properties,
                new KubernetesClientBuilder()
                        .withConfig(config)
                        .withHttpClientFactory(new JdkHttpClientFactory())
                        .build());
    }

    private static Config base(ClusterAccess cluster) {
        String masterUrl = cluster.masterUrl();
        if (masterUrl != null) {
            return new ConfigBuilder(Config.empty()).withMasterUrl(masterUrl).build();
        }
        String kubeconfig = cluster.kubeconfig();
        return kubeconfig == null
                ? Config.autoConfigure(cluster.context())
                : Config.fromKubeconfig(cluster.context(), new File(kubeconfig));
    }
}
