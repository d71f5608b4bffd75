package io.dynamote.system.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The code under the rules: everything of ours but tests. */
final class Layers {

    /** Packages of the services, none of which may know another. */
    static final List<String> SERVICES = List.of("io.dynamote.catalog", "io.dynamote.deployment", "io.dynamote.web");

    static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dynamote");

    private Layers() {}
}
