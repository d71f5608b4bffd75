package io.dynamote.contracts.api;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.annotation.Controller;

/** All controllers of the services, found and not listed. */
final class Controllers {

    /** Services that have an API of their own behind the door. */
    static final List<String> SERVICES = List.of("catalog", "deployment", "telemetry", "alert");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dynamote");

    private Controllers() {}

    /** Those of a service, with what every service has. */
    static List<Class<?>> of(String service) {
        List<Class<?>> found = new ArrayList<>(in("io.dynamote." + service));
        found.addAll(in("io.dynamote.runtime"));
        return found;
    }

    /** Those of the door that answer below /api by themselves. */
    static List<Class<?>> ofTheDoor() {
        return in("io.dynamote.web").stream()
                .filter(type -> type.getAnnotation(Controller.class).value().startsWith("/api"))
                .toList();
    }

    /** The one that passes the rest on. */
    static Class<?> proxy() {
        return in("io.dynamote.web.door").getFirst();
    }

    private static List<Class<?>> in(String packages) {
        return OURS.stream()
                .filter(type -> type.getPackageName().equals(packages)
                        || type.getPackageName().startsWith(packages + "."))
                .filter(type -> type.isAnnotatedWith(Controller.class))
                .sorted(java.util.Comparator.comparing(JavaClass::getName))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }
}
