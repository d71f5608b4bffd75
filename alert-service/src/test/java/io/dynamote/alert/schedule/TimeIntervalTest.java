package io.dynamote.alert.schedule;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeIntervalTest {

    private final FieldErrors errors = new FieldErrors();

    private TimeInterval read(String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return TimeIntervalReader.read(ObjectReader.of(JsonBody.parse(body), errors));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | 2026-11-21T12:00:00Z | true",
                "{'times':[{'start_time':'12:00','end_time':'12:30'}]} | 2026-11-21T12:00:00Z | true",
                "{'times':[{'start_time':'12:00','end_time':'12:30'}]} | 2026-11-21T12:29:59Z | true",
                "{'times':[{'start_time':'12:00','end_time':'12:30'}]} | 2026-11-21T12:30:00Z | false",
                "{'times':[{'start_time':'23:00','end_time':'24:00'}]} | 2026-11-21T23:59:59Z | true",
                "{'weekdays':['monday:friday']} | 2026-11-21T12:00:00Z | false",
                "{'weekdays':['Saturday']} | 2026-11-21T12:00:00Z | true",
                "{'weekdays':['sunday']} | 2026-11-22T12:00:00Z | true",
                "{'days_of_month':['-1']} | 2026-11-30T12:00:00Z | true",
                "{'days_of_month':['-1']} | 2026-11-29T12:00:00Z | false",
                "{'days_of_month':['-3:-1']} | 2024-02-27T12:00:00Z | true",
                "{'days_of_month':['29:31']} | 2026-02-28T12:00:00Z | false",
                "{'days_of_month':['29:31']} | 2024-02-29T12:00:00Z | true",
                "{'days_of_month':['15:-1']} | 2026-11-21T12:00:00Z | true",
                "{'months':['october:december']} | 2026-11-21T12:00:00Z | true",
                "{'months':['1:3','11']} | 2026-11-21T12:00:00Z | true",
                "{'years':['2020:2025']} | 2026-11-21T12:00:00Z | false",
                "{'location':'Asia/Tokyo','weekdays':['sunday']} | 2026-11-21T15:00:00Z | true",
                "{'location':'Asia/Tokyo','weekdays':['sunday']} | 2026-11-21T14:59:59Z | false",
                "{'location':'Europe/Berlin','times':[{'start_time':'09:00','end_time':'10:00'}]} | 2026-07-01T07:30:00Z | true",
                "{'location':'Europe/Berlin','times':[{'start_time':'09:00','end_time':'10:00'}]} | 2026-12-01T07:30:00Z | false",
                "{'weekdays':['saturday'],'months':['may']} | 2026-11-21T12:00:00Z | false"
            })
    void shouldHoldTimes(String json, Instant time, boolean held) {
        TimeInterval interval = read(json);

        assertThat(errors.list()).isEmpty();
        assertThat(interval.contains(time)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'times':[{'start_time':'12:00'}]} | times[0].end_time",
                "{'times':[{'start_time':'12:00','end_time':'11:00'}]} | times[0].end_time",
                "{'times':[{'start_time':'25:00','end_time':'26:00'}]} | times[0].start_time",
                "{'weekdays':['someday']} | weekdays[0]",
                "{'weekdays':['friday:monday']} | weekdays[0]",
                "{'weekdays':['a:b:c']} | weekdays[0]",
                "{'days_of_month':['0']} | days_of_month[0]",
                "{'days_of_month':['1','32']} | days_of_month[1]",
                "{'days_of_month':['-1:1']} | days_of_month[0]",
                "{'days_of_month':['-1:-3']} | days_of_month[0]",
                "{'months':['13']} | months[0]",
                "{'years':['soon']} | years[0]",
                "{'location':'Europe/Atlantis'} | location",
                "{'day':'monday'} | day"
            })
    void shouldNameWhatIsWrong(String json, String field) {
        read(json);

        assertThat(errors.list()).extracting(FieldError::field).contains(field);
    }

    @Test
    void shouldCountDaysFromTheEndOfAnyMonth() {
        TimeInterval last = read("{'days_of_month':['-1']}");

        assertThat(last.contains(Instant.parse("2026-02-28T00:00:00Z"))).isTrue();
        assertThat(last.contains(Instant.parse("2024-02-28T00:00:00Z"))).isFalse();
    }

    /** In Berlin the clock goes from 2:00 to 3:00 on 29 March 2026, and from 3:00 back to 2:00 on 25 October. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, false",
        "2026-03-29T01:00:00Z, false",
        "2026-10-25T00:29:59Z, false",
        "2026-10-25T00:30:00Z, true",
        "2026-10-25T01:30:00Z, true",
        "2026-10-25T02:00:00Z, false"
    })
    void shouldGoByTheClockOnTheWallWhenItIsSet(Instant time, boolean held) {
        TimeInterval early = read("{'location':'Europe/Berlin','times':[{'start_time':'02:30','end_time':'03:00'}]}");

        assertThat(early.contains(time)).isEqualTo(held);
    }

    /** Each minute of a year, compared with what the fields of the calendar say. */
    @Test
    void shouldHoldTheMinutesThatTheCalendarSays() {
        TimeInterval interval = read("{'weekdays':['monday:wednesday','sunday'],'months':['2:3','november'],"
                + "'days_of_month':['1:10','-2:-1'],'times':[{'start_time':'22:15','end_time':'24:00'},"
                + "{'start_time':'00:00','end_time':'01:30'}],'location':'America/New_York'}");
        ZonedDateTime at = ZonedDateTime.of(2028, 1, 1, 0, 0, 0, 0, ZoneId.of("America/New_York"));
        int held = 0;
        for (; at.getYear() == 2028; at = at.plusMinutes(7)) {
            boolean day = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SUNDAY)
                    .contains(at.getDayOfWeek());
            boolean month = Set.of(2, 3, 11).contains(at.getMonthValue());
            int last = at.toLocalDate().lengthOfMonth();
            boolean date = at.getDayOfMonth() <= 10 || at.getDayOfMonth() >= last - 1;
            int minute = at.getHour() * 60 + at.getMinute();
            boolean expected = day && month && date && (minute >= 22 * 60 + 15 || minute < 90);
            held += expected ? 1 : 0;

            assertThat(interval.contains(at.toInstant())).as("%s", at).isEqualTo(expected);
        }
        assertThat(held).isGreaterThan(300);
    }
}
