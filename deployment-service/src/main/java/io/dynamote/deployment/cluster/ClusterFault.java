package io.dynamote.deployment.cluster;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** Why a call did not come back, in words that say nothing of Java. */
final class ClusterFault {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private ClusterFault() {}

    static String words(KubernetesClientException e) {
        if (e.getCode() == UNAUTHORIZED) {
            return "The API server does not accept Dynamote's credentials.";
        }
        if (e.getCode() == FORBIDDEN) {
            return "The API server does not permit this to Dynamote: " + message(e);
        }
        if (e.getCode() > 0) {
            return "The API server answered " + e.getCode() + ": " + message(e);
        }
        return unanswered(e);
    }

    private static String unanswered(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpTimeoutException _, TimeoutException _ -> {
                    return "The API server does not answer in time.";
                }
                case ConnectException _ -> {
                    return "The API server refuses connections.";
                }
                case UnknownHostException _ -> {
                    return "The name of the API server cannot be resolved.";
                }
                default -> {}
            }
        }
        return "The API server cannot be reached.";
    }

    static String message(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getMessage() == null
                ? String.valueOf(e.getMessage())
                : e.getStatus().getMessage();
    }
}
