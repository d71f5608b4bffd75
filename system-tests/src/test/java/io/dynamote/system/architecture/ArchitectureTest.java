package io.dynamote.system.architecture;

import java.util.Optional;
import java.util.stream.Stream;

import io.dynamote.runtime.kafka.KafkaProperties;
import io.micronaut.http.annotation.Controller;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.dynamote.system.architecture.Layers.OURS;
import static io.dynamote.system.architecture.Layers.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of docs/architecture.md that concern code. */
class ArchitectureTest {

    @Test
    void shouldSeeTheWholeCode() {
        assertThat(OURS).hasSizeGreaterThan(200);
        SERVICES.forEach(service -> assertThat(OURS.stream().map(type -> type.getPackageName()))
                .as("classes of %s", service)
                .anyMatch(name -> name.startsWith(service)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.dynamote.alert",
                "io.dynamote.catalog",
                "io.dynamote.deployment",
                "io.dynamote.telemetry",
                "io.dynamote.web"
            })
    void shouldKeepServicesApart(String service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("facts go over Kafka and commands over HTTP")
                .check(OURS);
    }

    @Test
    void shouldKeepTheAgentSmallAndByItself() {
        noClasses()
                .that()
                .resideInAPackage("io.dynamote.agent..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "io.dynamote.agent..",
                        "io.dynamote.events.host..",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify..",
                        "java..")
                .because("each library costs memory on every host")
                .check(OURS);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.dynamote.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dynamote.agent..")
                .check(OURS);
    }

    @Test
    void shouldKeepSimulationOutOfServices() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.dynamote.embedded..",
                        "io.dynamote.standalone..",
                        "io.dynamote.showcase..",
                        "io.dynamote.distribution..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dynamote.embedded..")
                .because("nothing simulated can start from a service jar")
                .check(OURS);
    }

    /** It speaks to a portal that runs elsewhere, through the public interfaces and no other. */
    @Test
    void shouldKeepTheShowcaseOutsideOfThePortal() {
        noClasses()
                .that()
                .resideInAnyPackage("io.dynamote.showcase..", "io.dynamote.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(SERVICES.stream(), Stream.of("io.dynamote.runtime", "io.dynamote.standalone"))
                                .map(name -> name + "..")
                                .toArray(String[]::new))
                .check(OURS);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.dynamote.showcase..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dynamote.showcase..")
                .check(OURS);
    }

    @Test
    void shouldKeepTheFoundationsFreeOfDomainAndOfEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage("io.dynamote.runtime..", "io.dynamote.events..", "io.dynamote.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.dynamote.alert..",
                        "io.dynamote.catalog..",
                        "io.dynamote.deployment..",
                        "io.dynamote.telemetry..",
                        "io.dynamote.web..",
                        "io.dynamote.standalone..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("io.dynamote.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.dynamote.events..", "io.dynamote.embedded..")
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.dynamote.events",
                "io.dynamote.alert.label",
                "io.dynamote.alert.expression",
                "io.dynamote.alert.evaluation",
                "io.dynamote.alert.route",
                "io.dynamote.alert.schedule",
                "io.dynamote.alert.silence",
                "io.dynamote.alert.inhibition",
                "io.dynamote.alert.notification",
                "io.dynamote.deployment.model",
                "io.dynamote.deployment.manifest",
                "io.dynamote.deployment.schema",
                "io.dynamote.deployment.verdict"
            })
    void shouldKeepPureCoresPure(String core) {
        noClasses()
                .that()
                .resideInAPackage(core + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.micronaut..",
                        "io.fabric8..",
                        "org.apache.kafka..",
                        "java.sql..",
                        "java.net..",
                        "java.nio.file..")
                .because("rules, alerts, rendering and verdicts know no framework and do no I/O")
                .check(OURS);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackagesOfAModule() {
        for (String module : new String[] {
            "runtime", "alert", "catalog", "deployment", "telemetry", "web", "embedded", "agent", "distribution"
        }) {
            slices().matching("io.dynamote." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(OURS);
        }
    }

    @Test
    void shouldNameClassesByTheirRole() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Common|Dto)")
                .check(OURS);
    }

    @Test
    void shouldCallControllersControllers() {
        noClasses()
                .that()
                .areAnnotatedWith(Controller.class)
                .should()
                .haveSimpleNameNotEndingWith("Controller")
                .check(OURS);
    }

    @Test
    void shouldInjectThroughConstructors() {
        noFields().should().beAnnotatedWith(Inject.class).check(OURS);
        noMethods().should().beAnnotatedWith(Inject.class).check(OURS);
    }

    @Test
    void shouldHaveNoMutableStaticState() {
        fields().that().areStatic().should().beFinal().check(OURS);
    }

    @Test
    void shouldNotKeepOptionalsInFields() {
        noFields().should().haveRawType(Optional.class).check(OURS);
    }

    @Test
    void shouldReachKafkaInOneWay() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.dynamote.runtime.kafka..")
                .should()
                .callMethod(KafkaProperties.class, "bootstrapServers")
                .because(
                        "a client that takes only the address knows nothing of SASL and TLS: KafkaProperties.client has both")
                .check(OURS);
    }

    @Test
    void shouldNotWriteToTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(OURS);
    }
}
