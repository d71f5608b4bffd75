package io.dynamote.standalone;

import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceConverterTest {

    @ParameterizedTest
    @CsvSource({
        "io.dynamote.catalog.model.ModelTable, catalog",
        "io.dynamote.alert.intake.SignalIntake, alert",
        "io.dynamote.deployment.rollout.Reconciler, deployment",
        "io.dynamote.web.door.ProxyController, web",
        "io.dynamote.runtime.outbox.OutboxRelay, standalone",
        "org.apache.kafka.Broker, standalone"
    })
    void shouldTellTheServiceFromTheLogger(String logger, String service) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerName(logger);
        assertThat(new ServiceConverter().convert(event)).isEqualTo(service);
    }
}
