package io.dynamote.telemetry.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Gateways that speak to Kafka themselves and choose the partition in a way of their own, one gateway for each. */
final class DirectGateway implements AutoCloseable {

    private static final ConfigResource WINDOWS =
            new ConfigResource(ConfigResource.Type.TOPIC, Topics.TRAFFIC_WINDOWS.name());

    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;

    DirectGateway(String bootstrapServers) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
        this.admin = Admin.create(kafka);
    }

    /** Tells of a request through every partition, each time as another gateway. */
    void tell(String request) throws ExecutionException, InterruptedException {
        for (int partition = 0; partition < Topics.REQUESTS.partitions(); partition++) {
            String own = request.replace("gateway-of-", "gateway-" + partition + "-of-");
            send(partition, SampleType.LLM_REQUEST, own.getBytes(StandardCharsets.UTF_8));
        }
    }

    void send(int partition, SampleType type, byte[] value) throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.REQUESTS.name(), partition, "any key", value);
        record.headers().add(SampleType.HEADER, type.id().getBytes(StandardCharsets.UTF_8));
        producer.send(record).get();
    }

    /** From now on Kafka takes no windows that are larger. */
    void boundWindows(int bytes) throws ExecutionException, InterruptedException {
        change(AlterConfigOp.OpType.SET, Integer.toString(bytes));
    }

    void freeWindows() throws ExecutionException, InterruptedException {
        change(AlterConfigOp.OpType.DELETE, "");
    }

    private void change(AlterConfigOp.OpType type, String bytes) throws ExecutionException, InterruptedException {
        ConfigEntry entry = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes);
        admin.incrementalAlterConfigs(Map.of(WINDOWS, List.of(new AlterConfigOp(entry, type))))
                .all()
                .get();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
