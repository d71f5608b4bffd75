package io.dynamote.embedded.process;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;

/** Says that it is up, and from which cache, and does nothing until it is ended. */
final class WaitingService {

    private WaitingService() {}

    public static void main(String[] args) throws InterruptedException {
        String cache = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache="))
                .findFirst()
                .orElse("nothing");
        System.out.println("up " + System.getProperty("waiting.name") + " from " + cache);
        new CountDownLatch(1).await();
    }
}
