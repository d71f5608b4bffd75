package io.dynamote.system.chart;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;

/** Reads objects into the model of the API, which knows their fields: a field that is misspelt or misplaced is a fault. */
final class StrictModel {

    private static final String POD_MONITOR = "monitoring.coreos.com/v1/PodMonitor";

    private static final Map<String, Class<? extends HasMetadata>> KINDS = List.<Class<? extends HasMetadata>>of(
                    ClusterRole.class,
                    ClusterRoleBinding.class,
                    ConfigMap.class,
                    DaemonSet.class,
                    Deployment.class,
                    Ingress.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    Role.class,
                    RoleBinding.class,
                    Service.class,
                    ServiceAccount.class,
                    StatefulSet.class)
            .stream()
            .collect(Collectors.toUnmodifiableMap(
                    type -> HasMetadata.getApiVersion(type) + "/" + HasMetadata.getKind(type), Function.identity()));

    /** The model keeps fields that it does not know; without the setter that does so Jackson refuses them. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StrictModel() {}

    /**
     * The object of a document.
     *
     * @throws IllegalArgumentException if it is of a kind that the chart has no business with, or has unknown fields
     */
    static HasMetadata read(Map<String, Object> document) {
        String kind = document.get("apiVersion") + "/" + document.get("kind");
        if (kind.equals(POD_MONITOR)) {
            return new ObjectMapper().convertValue(document, GenericKubernetesResource.class);
        }
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("must be one of " + KINDS.keySet() + ", not: " + kind);
        }
        return STRICT.convertValue(document, type);
    }
}
