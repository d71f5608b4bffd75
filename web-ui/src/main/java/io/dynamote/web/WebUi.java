package io.dynamote.web;

import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;

/** The portal as a process, or started inside another one. */
public final class WebUi {

    /** Name of the service, which gates its beans and finds its configuration. */
    public static final String NAME = "web";

    private WebUi() {}

    /** Starts the portal and returns once it answers. */
    public static RunningService start(ServiceOptions options) {
        return ServiceRuntime.start(NAME, options);
    }

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        ServiceRuntime.run(NAME);
    }
}
