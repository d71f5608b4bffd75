package io.dynamote.telemetry.inventory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HostsFileTest {

    private static List<HostEntry> read(String file) {
        return HostsFile.read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<FieldError> faults(String file) {
        return catchThrowableOfType(InvalidInputException.class, () -> read(file))
                .errors();
    }

    @Test
    void shouldReadWhatIsSaidAndTakeTheUsualForTheRest() {
        List<HostEntry> hosts = read("""
                hosts:
                  - name: gpu-01
                    agent: gpu-01.example
                    role: gpu
                    address: 10.0.0.11
                    pollSeconds: 5
                    wearThreshold: 0.8
                    ports: {drives: 6127, backups: 7129}
                  - name: db-01
                    address: fd00::1
                  - name: web-01
                """);
        assertThat(hosts)
                .containsExactly(
                        new HostEntry(
                                "gpu-01",
                                "gpu-01.example",
                                "gpu",
                                new HostEntry.Polling("10.0.0.11", 6127, null, 7129, Duration.ofSeconds(5)),
                                0.8),
                        new HostEntry(
                                "db-01",
                                "db-01",
                                null,
                                new HostEntry.Polling("fd00::1", 6127, 6128, 6129, Duration.ofSeconds(10)),
                                0.7),
                        new HostEntry("web-01", "web-01", null, null, 0.7));
    }

    @Test
    void shouldTakeAFileWithoutHosts() {
        assertThat(read("hosts: []")).isEmpty();
    }

    @Test
    void shouldNameLineAndFieldOfEveryFaultAtOnce() {
        assertThat(faults("""
                        hosts:
                          - name: gpu 01
                            address: http://10.0.0.11
                            pollSeconds: 61
                          - role: gpu
                            ports: {drives: 70000}
                            wearThreshold: 70
                            colour: red
                        """))
                .extracting(fault -> fault.field() + " " + fault.message())
                .containsExactlyInAnyOrder(
                        "hosts[0].name line 2: must be letters, digits, dots, underscores and dashes, 253 at most,"
                                + " beginning with a letter or digit",
                        "hosts[0].address line 3: must be a host name or an address, without scheme and port",
                        "hosts[0].pollSeconds line 4: must be from 1 to 60",
                        "hosts[1].name line 5: is required",
                        "hosts[1].ports.drives line 6: must be a port from 1 to 65535",
                        "hosts[1].ports line 6: need an address",
                        "hosts[1].wearThreshold line 7: must be a ratio above 0 and at most 1",
                        "hosts[1].colour line 8: is not a known field");
    }

    @Test
    void shouldRefuseTwoHostsOfOneNameOrOneAgent() {
        assertThat(faults("""
                        hosts:
                          - name: a
                          - name: b
                            agent: a
                          - name: a
                            agent: c
                        """))
                .extracting(fault -> fault.field() + " " + fault.message())
                .containsExactly(
                        "hosts[2].name line 5: must be there once, but is at line 2 as well",
                        "hosts[1].agent line 4: must be there once, but is at line 2 as well");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpu_node1", "10.0.0.300", "1.2.3", "12:34", ":::", "a..b", "a.-b", "node-", "1:2:3:4:5:6:7:8:9"
            })
    void shouldRefuseAnAddressThatCannotBeAsked(String address) {
        assertThat(faults("hosts: [{name: a, address: \"" + address + "\"}]"))
                .extracting(fault -> fault.field() + " " + fault.message())
                .containsExactly("hosts[0].address line 1: must be a host name or an address, without scheme and port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpu-01", "gpu-01.example.org", "10.0.0.255", "localhost", "::1", "fd00::1", "1:2:3:4:5:6:7:8"})
    void shouldTakeAnAddressThatCanBeAsked(String address) {
        assertThat(read("hosts: [{name: a, address: \"" + address + "\"}]"))
                .extracting(host ->
                        HostEntry.Polling.uri(host.polling().address(), 6127).getPort())
                .containsExactly(6127);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts: 7 | hosts | line 1: must be a list",
                "machines: [] | hosts | line 1: is required",
                "hosts: [a] | hosts[0] | line 1: must be an object",
                "hosts: [{name: a, pollSeconds: 0}] | hosts[0].pollSeconds | line 1: must be from 1 to 60",
                "hosts: [{name: a, pollSeconds: 5s}] | hosts[0].pollSeconds | line 1: must be a whole number",
                "hosts: [ | body | line 1: must be YAML",
            })
    void shouldSayWhatIsWrong(String file, String field, String message) {
        assertThat(faults(file)).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.message()).startsWith(message);
        });
    }
}
