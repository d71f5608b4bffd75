package io.dynamote.deployment.service;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Creates and deletes deployments, repeating each request with its Idempotency-Key until it is answered, as a client
 * does that has lost its answer.
 */
final class StubbornClient implements Callable<Map<String, StubbornClient.Wish>> {

    /**
     * What a client wants of one name in the end.
     *
     * @param lives how often it was created
     * @param present whether it is to be there
     */
    record Wish(int lives, boolean present) {}

    /** However slow the service was between two kills. */
    private static final int LEAST = 2;

    private final Door door;
    private final String prefix;
    private final Random random;
    private final BooleanSupplier goOn;
    private final List<String> strange = new ArrayList<>();

    StubbornClient(Door door, String prefix, long seed, BooleanSupplier goOn) {
        this.door = door;
        this.prefix = prefix;
        this.random = new Random(seed);
        this.goOn = goOn;
    }

    @Override
    public Map<String, Wish> call() {
        Map<String, Wish> wishes = new TreeMap<>();
        for (int i = 0; i < LEAST || goOn.getAsBoolean(); i++) {
            String name = prefix + i;
            int lives = 1 + random.nextInt(2);
            for (int life = 1; life <= lives; life++) {
                create(name);
                LockSupport.parkNanos(random.nextLong(400_000_000));
                boolean last = life == lives;
                if (!last || random.nextBoolean()) {
                    delete(name);
                    wishes.put(name, new Wish(life, false));
                    if (!last) {
                        until(() -> door.show(name), status -> status == 404);
                    }
                } else {
                    wishes.put(name, new Wish(life, true));
                }
            }
        }
        return wishes;
    }

    /** Answers that no client should ever get. */
    List<String> strange() {
        return strange;
    }

    private void create(String name) {
        String key = UUID.randomUUID().toString();
        String body = Door.body(name, "");
        until(() -> door.post("/api/deployments", body, key), status -> status == 201 || status == 202);
    }

    private void delete(String name) {
        String key = UUID.randomUUID().toString();
        until(() -> door.delete(name, key), status -> status == 202);
    }

    private void until(Supplier<Door.Answer> request, IntPredicate wanted) {
        while (true) {
            try {
                Door.Answer answer = request.get();
                if (wanted.test(answer.status())) {
                    return;
                }
                if (answer.status() != 503 && answer.status() != 200 && answer.status() != 404) {
                    strange.add(answer.status() + " " + answer.text());
                    return;
                }
            } catch (UncheckedIOException e) {
                // The service is down: that is the point of the exercise.
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
