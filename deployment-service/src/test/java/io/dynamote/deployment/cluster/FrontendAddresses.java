package io.dynamote.deployment.cluster;

/** Addresses for tests of other packages. */
public final class FrontendAddresses {

    private FrontendAddresses() {}

    /** As seen from outside the cluster whose API server is given. */
    public static FrontendAddress outside(String server) {
        return new FrontendAddress(false, server);
    }
}
