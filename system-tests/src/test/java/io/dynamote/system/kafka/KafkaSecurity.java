package io.dynamote.system.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A name, a password and a certificate of this test alone.
 *
 * @param directory of the files
 */
record KafkaSecurity(Path directory) {

    private static final String PASSWORD = "of-this-test-alone";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required "
            + "username=\"dynamote\" password=\"" + PASSWORD + "\"";

    /** Makes a key and a certificate that signs itself, for 127.0.0.1. */
    static KafkaSecurity in(Path directory) throws IOException, InterruptedException {
        KafkaSecurity security = new KafkaSecurity(directory);
        security.keytool(
                "-genkeypair", "-keyalg", "EC", "-dname", "CN=kafka", "-ext", "san=ip:127.0.0.1", "-validity", "2");
        security.keytool("-exportcert", "-rfc", "-file", security.certificate().toString());
        return security;
    }

    /** What the broker is told: nobody gets in without TLS and the password, the broker itself included. */
    Map<String, String> ofTheBroker() {
        return Map.ofEntries(
                Map.entry("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry(
                        "listener.name.plaintext.plain.sasl.jaas.config",
                        LOGIN + " user_dynamote=\"" + PASSWORD + "\";"),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", store().toString()),
                Map.entry("ssl.keystore.password", PASSWORD),
                Map.entry("ssl.truststore.type", "PEM"),
                Map.entry("ssl.truststore.location", certificate().toString()));
    }

    /** The file that Dynamote is given. */
    Path ofClients() throws IOException {
        return Files.writeString(directory.resolve("client.properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=%s;
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                """.formatted(LOGIN, certificate()));
    }

    private Path store() {
        return directory.resolve("broker.p12");
    }

    private Path certificate() {
        return directory.resolve("ca.crt");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "kafka", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store().toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed: " + arguments[0]);
        }
    }
}
