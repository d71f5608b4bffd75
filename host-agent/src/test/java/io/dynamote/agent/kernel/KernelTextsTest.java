package io.dynamote.agent.kernel;

import java.util.List;
import java.util.Random;

import io.dynamote.events.host.DiskIo;
import io.dynamote.events.host.Memory;
import io.dynamote.events.host.NetworkInterface;
import io.dynamote.events.host.Paging;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class KernelTextsTest {

    private static final String STAT = """
            cpu  1000 100 300 5000 200 10 40 50 700 0
            cpu0 500 50 150 2500 100 5 20 25 350 0
            cpu1 500 50 150 2500 100 5 20 25 350 0
            intr 14574507 0 0
            ctxt 53199338
            """;

    @Test
    void shouldReadWhatTheMakerCallsTheSystem() {
        assertThat(HostNames.prettyName(
                        Cursor.of("NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n")))
                .isEqualTo(Reading.of("Debian GNU/Linux 12 (bookworm)"));
        assertThat(HostNames.prettyName(Cursor.of("PRETTY_NAME=Plain"))).isEqualTo(Reading.of("Plain"));
        assertThat(HostNames.prettyName(Cursor.of("PRETTY_NAME=\"\"\n")))
                .isEqualTo(Reading.unavailable(Reason.UNREADABLE, "PRETTY_NAME=\"\""));
        assertThat(HostNames.prettyName(Cursor.of("ID=debian\n"))).isInstanceOf(Reading.Unavailable.class);
    }

    @Test
    void shouldReadTimesOfProcessors() {
        ProcStat stat = known(ProcStat.parse(Cursor.of(STAT)));
        assertThat(stat.processors()).isEqualTo(2);
        // Guests are in user already, so 700 is not counted again.
        assertThat(stat.total()).isEqualTo(6700);
        assertThat(stat.busy()).isEqualTo(1500);
        assertThat(stat.times().interrupt()).isEqualTo(Reading.of(0.5));
        assertThat(stat.times().steal()).isEqualTo(Reading.of(0.5));
    }

    @Test
    void shouldTellTheShareOfWorkBetweenTwoReadings() {
        ProcStat before = known(ProcStat.parse(Cursor.of(STAT)));
        ProcStat after = known(ProcStat.parse(Cursor.of("cpu  1060 100 310 5025 205 10 40 50 0 0\n")));
        assertThat(after.utilizationSince(before)).isEqualTo(Reading.of(0.7));
    }

    @Test
    void shouldNotTakeIowaitThatRunsBackwardsForWork() {
        ProcStat before = known(ProcStat.parse(Cursor.of("cpu  100 0 100 100 500 0 0 0\n")));
        ProcStat after = known(ProcStat.parse(Cursor.of("cpu  200 0 100 100 450 0 0 0\n")));
        assertThat(after.utilizationSince(before)).isEqualTo(Reading.of(1.0));
    }

    @Test
    void shouldTellNoShareWithoutTime() {
        ProcStat stat = known(ProcStat.parse(Cursor.of(STAT)));
        assertThat(reason(stat.utilizationSince(stat))).isEqualTo(Reason.NOT_YET);
    }

    @Test
    void shouldReadTheShortLineOfKernel24() {
        ProcStat stat = known(ProcStat.parse(Cursor.of("cpu  10 20 30 40\ncpu0 10 20 30 40\n")));
        assertThat(stat.total()).isEqualTo(100);
        assertThat(reason(stat.times().iowait())).isEqualTo(Reason.NOT_SUPPORTED);
        assertThat(reason(stat.times().steal())).isEqualTo(Reason.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cpu", "cpu  \n", "cpu  a b c d", "intr 0", "\u0000\u0001", "cpu  1 2 3"})
    void shouldRefuseRubbishForTimes(String text) {
        assertThat(reason(ProcStat.parse(Cursor.of(text)))).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void shouldReadMemoryAndSwap() {
        MemInfo memory = known(MemInfo.parse(Cursor.of("""
                MemTotal:       1000 kB
                MemFree:         300 kB
                MemAvailable:    600 kB
                Buffers:          50 kB
                Cached:          200 kB
                SwapCached:       17 kB
                SwapTotal:       500 kB
                SwapFree:        400 kB
                """)));
        assertThat(memory.memory())
                .isEqualTo(new Memory(
                        Reading.of(1_024_000L), Reading.of(409_600L), Reading.of(614_400L), Reading.of(0.4)));
        assertThat(memory.swapLimit()).isEqualTo(Reading.of(512_000L));
        assertThat(memory.swapUsage()).isEqualTo(Reading.of(102_400L));
    }

    @Test
    void shouldEstimateWhatIsAvailableOnKernelsBefore314() {
        MemInfo memory =
                known(MemInfo.parse(Cursor.of("MemTotal: 1000 kB\nMemFree: 300 kB\nBuffers: 50 kB\nCached: 200 kB\n")));
        assertThat(memory.memory().available()).isEqualTo(Reading.of(550L * 1024));
        assertThat(reason(memory.swapUsage())).isEqualTo(Reason.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MemTotal: kB", "MemTotal: 0 kB\nMemAvailable: 0 kB", "MemFree: 1 kB", "MemTotal: 7 kB"})
    void shouldRefuseRubbishForMemory(String text) {
        assertThat(reason(MemInfo.parse(Cursor.of(text)))).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void shouldReadPaging() {
        MemInfo memory = known(
                MemInfo.parse(Cursor.of("MemTotal: 9 kB\nMemAvailable: 9 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n")));
        Paging paging = known(
                        VmStat.parse(Cursor.of("nr_free_pages 1\npswpin 3\npswpout 4\npgfault 100\npgmajfault 10\n")))
                .with(memory);
        assertThat(paging)
                .isEqualTo(new Paging(
                        Reading.of(0L),
                        Reading.of(0L),
                        Reading.of(3L),
                        Reading.of(4L),
                        Reading.of(90L),
                        Reading.of(10L)));
    }

    @Test
    void shouldReadDisksThatAreWanted() {
        List<DiskIo> disks = known(DiskStats.parse(Cursor.of("""
                   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0
                 259       0 nvme0n1 100 5 2000 300 400 6 8000 500 0 700 800 1 2 3 4 5 6
                 259       1 nvme0n1p1 1 1 1 1 1 1 1 1 0 1 1
                """), name -> name.equals("nvme0n1")));
        assertThat(disks)
                .containsExactly(new DiskIo(
                        "nvme0n1",
                        Reading.of(1_024_000L),
                        Reading.of(4_096_000L),
                        Reading.of(100L),
                        Reading.of(400L),
                        Reading.of(0.7),
                        Reading.of(0.3),
                        Reading.of(0.5)));
    }

    @Test
    void shouldSayWhatALineOfADiskThatIsCutDoesNotTell() {
        DiskIo disk = known(DiskStats.parse(Cursor.of(" 8 0 sda 100 5 2000"), name -> true))
                .getFirst();
        assertThat(disk.reads()).isEqualTo(Reading.of(100L));
        assertThat(reason(disk.writtenBytes())).isEqualTo(Reason.NOT_SUPPORTED);
    }

    @Test
    void shouldReadInterfacesAlsoWithoutABlankBehindTheColon() {
        List<NetworkInterface> found = known(NetDev.parse(Cursor.of("""
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0
                  eth0:880892328 48095 1 2 0 0 0 0 4806224 44038 3 4 0 0 0 0
                """), name -> !name.equals("lo")));
        assertThat(found)
                .containsExactly(new NetworkInterface(
                        "eth0",
                        Reading.of(880_892_328L),
                        Reading.of(4_806_224L),
                        Reading.of(48_095L),
                        Reading.of(44_038L),
                        Reading.of(2L),
                        Reading.of(4L),
                        Reading.of(1L),
                        Reading.of(3L)));
    }

    @Test
    void shouldReadLoadAverages() {
        LoadAverage load = known(LoadAverage.parse(Cursor.of("0.42 12.5 1.56 1/83 4885\n")));
        assertThat(load).isEqualTo(new LoadAverage(Reading.of(0.42), Reading.of(12.5), Reading.of(1.56)));
        assertThat(reason(known(LoadAverage.parse(Cursor.of("0.1"))).fifteen())).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void shouldFindLocalMountsOnce() {
        List<Mount> mounts = known(Mount.parse(Cursor.of("""
                22 27 0:21 / /proc rw,relatime - proc proc rw
                27 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/vda rw
                28 27 254:0 /x /bind rw - ext4 /dev/vda rw
                30 27 8:1 / /my\\040disk rw shared:9 - xfs /dev/sda1 rw
                31 27 0:50 / /remote rw - nfs4 server:/export rw
                32 27 7:0 / /snap/x ro - squashfs /dev/loop0 ro
                33 27 0:51 / /tank rw - zfs tank/data rw
                """)));
        assertThat(mounts)
                .containsExactly(
                        new Mount("/", "ext4", "/dev/vda"),
                        new Mount("/my disk", "xfs", "/dev/sda1"),
                        new Mount("/tank", "zfs", "tank/data"));
    }

    @Test
    void shouldReadTheFrequencyOfCpuInfo() {
        Reading<Double> frequency = SensorReader.frequency(
                Cursor.of("processor\t: 0\ncpu MHz\t\t: 2000.000\nprocessor\t: 1\ncpu MHz\t\t: 3000.500\n"));
        assertThat(known(frequency)).isCloseTo(2_500_250_000.0, within(1.0));
        assertThat(reason(SensorReader.frequency(Cursor.of("processor : 0\nBogoMIPS : 50\n"))))
                .isEqualTo(Reason.NOT_SUPPORTED);
    }

    @Test
    void shouldReadItsOwnTimesWhateverItsName() {
        String stat = "42 (a) b (c) S 1 42 42 0 -1 4194560 1 0 0 0 150 50 0 0 20 0 22 0 100 1000 200";
        assertThat(OwnStat.cpuTime(Cursor.of(stat))).isEqualTo(Reading.of(2.0));
        assertThat(OwnStat.memory(Cursor.of("Name:\tjava\nVmRSS:\t   37000 kB\n")))
                .isEqualTo(Reading.of(37_888_000L));
        assertThat(reason(OwnStat.cpuTime(Cursor.of("rubbish")))).isEqualTo(Reason.UNREADABLE);
        assertThat(reason(OwnStat.memory(Cursor.of("")))).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void shouldTakeANumberThatIsTooLongForNone() {
        Cursor cursor = Cursor.of("99999999999999999999 7");
        assertThat(cursor.number()).isEqualTo(Cursor.NONE);
        assertThat(cursor.number()).isEqualTo(7);
    }

    @Test
    void shouldSurviveAnyText() {
        Random random = new Random(7);
        String alphabet = "cpu 0123456789.:-/()\n\t\\{}MemTotal:kB";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(80); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String rubbish = text.toString();
            assertThat(ProcStat.parse(Cursor.of(rubbish))).isNotNull();
            assertThat(MemInfo.parse(Cursor.of(rubbish))).isNotNull();
            assertThat(VmStat.parse(Cursor.of(rubbish))).isNotNull();
            assertThat(DiskStats.parse(Cursor.of(rubbish), name -> true)).isNotNull();
            assertThat(NetDev.parse(Cursor.of(rubbish), name -> true)).isNotNull();
            assertThat(LoadAverage.parse(Cursor.of(rubbish))).isNotNull();
            assertThat(Mount.parse(Cursor.of(rubbish))).isNotNull();
            assertThat(OwnStat.cpuTime(Cursor.of(rubbish))).isNotNull();
        }
    }

    private static <T> T known(Reading<T> reading) {
        assertThat(reading).isInstanceOf(Reading.Known.class);
        return reading.value().orElseThrow();
    }

    private static Reason reason(Reading<?> reading) {
        assertThat(reading).isInstanceOf(Reading.Unavailable.class);
        return ((Reading.Unavailable<?>) reading).reason();
    }
}
