package io.dynamote.deployment.configuration;

import io.dynamote.deployment.model.ReplicaCount;
import io.dynamote.deployment.model.Serving;
import io.dynamote.runtime.input.Field;
import io.dynamote.runtime.input.ObjectReader;

/** The fields {@code mode}, {@code replicas}, {@code prefillReplicas} and {@code decodeReplicas}, which belong together. */
final class ServingReader {

    private static final ReplicaCount ONE = new ReplicaCount(1);

    private final Field<String> mode;
    private final Field<ReplicaCount> replicas;
    private final Field<ReplicaCount> prefill;
    private final Field<ReplicaCount> decode;

    ServingReader(ObjectReader in) {
        mode = in.text("mode").as(ServingReader::mode).orElse(Serving.Aggregated.MODE);
        replicas = count(in, "replicas").orElse(ONE);
        prefill = count(in, "prefillReplicas");
        decode = count(in, "decodeReplicas");
        if (mode.optional().filter(Serving.Aggregated.MODE::equals).isPresent()) {
            refuse(in, "prefillReplicas", prefill);
            refuse(in, "decodeReplicas", decode);
        }
    }

    Serving value() {
        ReplicaCount count = replicas.value();
        return mode.value().equals(Serving.Aggregated.MODE)
                ? new Serving.Aggregated(count)
                : new Serving.Disaggregated(
                        prefill.optional().orElse(count), decode.optional().orElse(count));
    }

    private static Field<ReplicaCount> count(ObjectReader in, String name) {
        return in.integer(name).as(Checked.by(ReplicaCount::new));
    }

    private static void refuse(ObjectReader in, String name, Field<ReplicaCount> field) {
        field.optional()
                .ifPresent(count -> in.fault(name, count.value(), "must be left out unless mode is disaggregated"));
    }

    private static String mode(String text) {
        if (!text.equals(Serving.Aggregated.MODE) && !text.equals(Serving.Disaggregated.MODE)) {
            throw new IllegalArgumentException(
                    "must be one of " + Serving.Aggregated.MODE + ", " + Serving.Disaggregated.MODE);
        }
        return text;
    }
}
