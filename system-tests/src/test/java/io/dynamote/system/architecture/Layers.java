package io.dynamote.system.architecture;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The code under the rules: everything of ours but tests. */
final class Layers {

    /** Packages of the services, none of which may know another. */
    static final List<String> SERVICES = List.of(
            "io.dynamote.alert",
            "io.dynamote.catalog",
            "io.dynamote.deployment",
            "io.dynamote.telemetry",
            "io.dynamote.web");

    static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dynamote");

    private Layers() {}
}
