package io.dynamote.alert.dispatch;

import java.nio.charset.StandardCharsets;

import io.dynamote.alert.configuration.Alerting;
import io.dynamote.alert.configuration.AlertingFile;
import io.dynamote.alert.store.AlertingStore;
import jakarta.inject.Singleton;

/** Routes and receivers as they are now: those that somebody saved, or those of a new installation. */
@Singleton
public class AlertingFiles {

    /** What counts before anything is saved: alerts are shown, and nobody is told. */
    public static final String INITIAL = """
            # Where alerts go, in the form of Alertmanager's configuration. Add receivers, and routes to them.
            route:
              receiver: nobody
              group_by: [alertname]
            receivers:
            - name: nobody
            inhibit_rules:
            # What is critical on a host or a deployment is told; what is only high about the same is not told as well.
            - source_matchers: ['alertname="HostSilent"']
              target_matchers: ['alertname!="HostSilent"']
              equal: [entity, entity_kind]
            - source_matchers: ['alertname="HostMemoryCritical"']
              target_matchers: ['alertname="HostMemoryHigh"']
              equal: [entity, entity_kind]
            - source_matchers: ['alertname="ErrorRatioCritical"']
              target_matchers: ['alertname="ErrorRatioHigh"']
              equal: [entity, entity_kind]
            """;

    private final AlertingStore store;

    AlertingFiles(AlertingStore store) {
        this.store = store;
    }

    /** What it says, secrets and all. */
    public Alerting load() {
        return store.load().orElseGet(() -> AlertingFile.read(INITIAL.getBytes(StandardCharsets.UTF_8)));
    }
}
