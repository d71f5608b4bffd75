package io.dynamote.deployment.cluster;

import java.io.File;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Builds the one client of this service. Building it calls nobody. */
@Factory
final class ClusterClientFactory {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int REQUEST_MILLIS = 10_000;
    private static final int WATCH_RECONNECT_MILLIS = 500;

    @Singleton
    @Bean(preDestroy = "close")
    KubernetesClient client(ClusterProperties cluster) {
        Config config = new ConfigBuilder(base(cluster))
                .withConnectionTimeout(CONNECT_MILLIS)
                .withRequestTimeout(REQUEST_MILLIS)
                .withWatchReconnectInterval(WATCH_RECONNECT_MILLIS)
                // Whoever calls decides what a failure means; hidden repetitions would only add up.
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    private static Config base(ClusterProperties cluster) {
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
