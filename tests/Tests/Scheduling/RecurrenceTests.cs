using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using WorkforceOS.Kernel.Recurrence;

namespace WorkforceOS.Tests.Scheduling;

public sealed class RecurrenceTests
{
    private static readonly Lazy<OracleCase[]> Oracle = new(ReadOracle);

    /// <summary>RFC 5545 §3.8.5.3, but for the examples that recur within a day.</summary>
    [Theory]
    [InlineData("FREQ=DAILY;COUNT=10", "1997-09-02", "1997-09-02 1997-09-03 1997-09-04 1997-09-05 1997-09-06 1997-09-07 1997-09-08 1997-09-09 1997-09-10 1997-09-11")]
    [InlineData("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02", "1997-09-02 1997-09-16 1997-09-30 1997-10-14 1997-10-28 1997-11-11 1997-11-25 1997-12-09 1997-12-23 1998-01-06 1998-01-20 1998-02-03 1998-02-17")]
    [InlineData("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23 1997-09-25 1997-09-30 1997-10-02")]
    [InlineData("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23 1997-09-25 1997-09-30 1997-10-02")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01", "1997-09-01 1997-09-03 1997-09-05 1997-09-15 1997-09-17 1997-09-19 1997-09-29 1997-10-01 1997-10-03 1997-10-13 1997-10-15 1997-10-17 1997-10-27 1997-10-29 1997-10-31 1997-11-10 1997-11-12 1997-11-14 1997-11-24 1997-11-26 1997-11-28 1997-12-08 1997-12-10 1997-12-12 1997-12-22")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02", "1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05", "1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05")]
    [InlineData("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997-09-05", "1997-09-05 1997-10-03 1997-11-07 1997-12-05")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07", "1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 1998-05-03 1998-05-31")]
    [InlineData("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22", "1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", "1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02", "1997-09-02 1997-09-15 1997-10-02 1997-10-15 1997-11-02 1997-11-15 1997-12-02 1997-12-15 1998-01-02 1998-01-15")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30", "1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31 1998-01-01 1998-01-31 1998-02-01")]
    [InlineData("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997-09-10", "1997-09-10 1997-09-11 1997-09-12 1997-09-13 1997-09-14 1997-09-15 1999-03-10 1999-03-11 1999-03-12 1999-03-13")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02", "1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-11-04 1997-11-11 1997-11-18 1997-11-25 1998-01-06 1998-01-13 1998-01-20 1998-01-27")]
    [InlineData("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10", "1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10 2001-06-10 2001-07-10")]
    [InlineData("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10", "1997-03-10 1999-01-10 1999-02-10 1999-03-10 2001-01-10 2001-02-10 2001-03-10 2003-01-10 2003-02-10 2003-03-10")]
    [InlineData("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "1997-01-01", "1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19 2006-01-01")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-05-19 1998-05-18 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", "1997-05-12 1998-05-11 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", "1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 1998-03-19 1998-03-26 1999-03-04 1999-03-11 1999-03-18 1999-03-25")]
    [InlineData("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997-06-05", "1997-06-05 1997-06-12 1997-06-19 1997-06-26 1997-07-03 1997-07-10 1997-07-17 1997-07-24 1997-07-31 1997-08-07 1997-08-14 1997-08-21 1997-08-28 1998-06-04")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13")]
    [InlineData("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13", "1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07 1998-03-07 1998-04-11 1998-05-09 1998-06-13")]
    [InlineData("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05", "1996-11-05 2000-11-07 2004-11-02")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "1997-09-04 1997-10-07 1997-11-06")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29", "1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 1998-02-26 1998-03-30")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30")]
    public void The_examples_of_the_standard_come_out_as_printed(string text, string anchor, string days)
    {
        var rule = Rule(text).StartingAt(StartsAt("America/New_York", new(9, 0)));
        var expected = Days(days);
        var to = rule.Count is null && rule.Until is null ? expected[^1] : DateOnly.MaxValue;

        rule.Occurrences(Day(anchor), DateOnly.MinValue, to).ShouldBe(expected);
    }

    [Theory]
    [InlineData("FREQ=DAILY;UNTIL=19971224T000000Z", "1997-09-02", 113)]
    [InlineData("FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "1998-01-01", 93)]
    [InlineData("FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "1998-01-01", 93)]
    public void Daily_examples_of_the_standard_end_on_the_printed_day(string text, string anchor, int count) =>
        Rule(text).StartingAt(StartsAt("America/New_York", new(9, 0))).Occurrences(Day(anchor), Day(anchor), DateOnly.MaxValue).Count().ShouldBe(count);

    [Fact]
    public void Python_dateutil_finds_the_same_days()
    {
        Oracle.Value.Length.ShouldBeGreaterThanOrEqualTo(1_500);

        var differences = Oracle.Value.Where(known => !known.Ours().SequenceEqual(known.Expected)).Select(known => $"{known}: {string.Join(' ', known.Ours())}");

        differences.ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_reads_back_from_its_own_spelling()
    {
        foreach (var known in Oracle.Value)
        {
            var rule = Rule(known.Rule);
            var again = Rule(rule.ToString());

            again.ToString().ShouldBe(rule.ToString());
            again.Occurrences(known.Anchor, known.From, known.To).ShouldBe(rule.Occurrences(known.Anchor, known.From, known.To));
        }
    }

    [Fact]
    public void Days_are_sorted_distinct_and_within_the_range() => ForAnyRule((rule, anchor, from, length, _) =>
    {
        var to = from.AddDays(length);
        var days = rule.Occurrences(anchor, from, to).ToList();
        return days.SequenceEqual(days.Distinct().Order()) && days.TrueForAll(day => day >= anchor && day >= from && day <= to);
    });

    [Fact]
    public void A_range_split_at_any_day_gives_the_same_days() => ForAnyRule((rule, anchor, from, length, cut) =>
    {
        var (to, middle) = (from.AddDays(length), from.AddDays(cut % (length + 1)));
        var halves = rule.Occurrences(anchor, from, middle).Concat(rule.Occurrences(anchor, middle.AddDays(1), to));
        return halves.SequenceEqual(rule.Occurrences(anchor, from, to));
    });

    [Theory]
    [InlineData("RRULE: FREQ=MONTHLY;BYSETPOS=2,-1;WKST=SU;BYDAY=SU,-1FR,MO,2TU;COUNT=3", "FREQ=MONTHLY;COUNT=3;BYDAY=-1FR,MO,SU,2TU;BYSETPOS=-1,2;WKST=SU")]
    [InlineData(" rrule:interval=01;freq=weekly;byday=fr,mo,fr;wkst=mo\n", "FREQ=WEEKLY;BYDAY=MO,FR")]
    [InlineData("UNTIL=20260131t170000z;FREQ=DAILY", "FREQ=DAILY;UNTIL=20260131T170000Z")]
    [InlineData("UNTIL=20260131T170000;FREQ=DAILY;INTERVAL=999999", "FREQ=DAILY;INTERVAL=999999;UNTIL=20260131T170000")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=-1;BYMONTHDAY=31;BYWEEKNO=53;BYMONTH=12;UNTIL=20260131", "FREQ=YEARLY;UNTIL=20260131;BYMONTH=12;BYWEEKNO=53;BYYEARDAY=-1;BYMONTHDAY=31")]
    public void Any_spelling_of_a_rule_is_read_and_written_in_one(string text, string written) =>
        Rule(text).ToString().ShouldBe(written);

    [Theory]
    [InlineData(null, "A recurrence rule cannot be empty.")]
    [InlineData("  ", "A recurrence rule cannot be empty.")]
    [InlineData("RRULE:", "A recurrence rule cannot be empty.")]
    [InlineData("every monday", "A recurrence rule is made of parts like FREQ=WEEKLY, separated by semicolons; \"EVERY MONDAY\" is not one.")]
    [InlineData("FREQ=DAILY;", "A recurrence rule is made of parts like FREQ=WEEKLY, separated by semicolons; \"\" is not one.")]
    [InlineData("FREQ=DAILY=1", "A recurrence rule is made of parts like FREQ=WEEKLY, separated by semicolons; \"FREQ=DAILY=1\" is not one.")]
    [InlineData("INTERVAL=2", "A recurrence rule needs FREQ: DAILY, WEEKLY, MONTHLY or YEARLY.")]
    [InlineData("FREQ=FORTNIGHTLY", "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY.")]
    [InlineData("FREQ=3", "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY.")]
    [InlineData("FREQ=HOURLY", "What recurs does so by day, so FREQ cannot be HOURLY.")]
    [InlineData("FREQ=MINUTELY", "What recurs does so by day, so FREQ cannot be MINUTELY.")]
    [InlineData("FREQ=SECONDLY", "What recurs does so by day, so FREQ cannot be SECONDLY.")]
    [InlineData("FREQ=DAILY;BYHOUR=9", "What recurs does so by day, so BYHOUR cannot be used.")]
    [InlineData("FREQ=DAILY;BYMINUTE=9", "What recurs does so by day, so BYMINUTE cannot be used.")]
    [InlineData("FREQ=DAILY;BYSECOND=9", "What recurs does so by day, so BYSECOND cannot be used.")]
    [InlineData("FREQ=DAILY;SKIP=OMIT", "A recurrence rule has no part called \"SKIP\".")]
    [InlineData("FREQ=DAILY;A-PART-WITH-QUITE-A-LONG-NAME=1", "A recurrence rule has no part called \"A-PART-WITH-QUITE-A-…\".")]
    [InlineData("FREQ=DAILY;freq=WEEKLY", "FREQ is given twice.")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "INTERVAL must be a whole number from 1 to 999999.")]
    [InlineData("FREQ=DAILY;INTERVAL=-1", "INTERVAL must be a whole number from 1 to 999999.")]
    [InlineData("FREQ=DAILY;COUNT=0", "COUNT must be a whole number from 1 to 999999.")]
    [InlineData("FREQ=DAILY;COUNT=99999999999", "COUNT must be a whole number from 1 to 999999.")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20260131", "A recurrence rule ends by COUNT or by UNTIL, not by both.")]
    [InlineData("FREQ=DAILY;UNTIL=20260230", "UNTIL must be a day such as 20260131, or a time such as 20260131T170000 or 20260131T170000Z.")]
    [InlineData("FREQ=DAILY;UNTIL=2026-01-31", "UNTIL must be a day such as 20260131, or a time such as 20260131T170000 or 20260131T170000Z.")]
    [InlineData("FREQ=DAILY;BYMONTH=13", "BYMONTH must be a list of whole numbers from 1 to 12.")]
    [InlineData("FREQ=DAILY;BYMONTH=-1", "BYMONTH must be a list of whole numbers from 1 to 12.")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY must be a list of whole numbers from 1 to 31, or from -1 to -31 to count from the end.")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY must be a list of whole numbers from 1 to 31, or from -1 to -31 to count from the end.")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY must be a list of whole numbers from 1 to 366, or from -1 to -366 to count from the end.")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=-54", "BYWEEKNO must be a list of whole numbers from 1 to 53, or from -1 to -53 to count from the end.")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "BYSETPOS must be a list of whole numbers from 1 to 366, or from -1 to -366 to count from the end.")]
    [InlineData("FREQ=WEEKLY;BYDAY=MONDAY", "BYDAY must be a list of MO, TU, WE, TH, FR, SA and SU, each alone or after a number such as 2 or -1, at most 53.")]
    [InlineData("FREQ=MONTHLY;BYDAY=0MO", "BYDAY must be a list of MO, TU, WE, TH, FR, SA and SU, each alone or after a number such as 2 or -1, at most 53.")]
    [InlineData("FREQ=WEEKLY;BYDAY=", "BYDAY must be a list of MO, TU, WE, TH, FR, SA and SU, each alone or after a number such as 2 or -1, at most 53.")]
    [InlineData("FREQ=WEEKLY;WKST=1MO", "WKST must be one of MO, TU, WE, TH, FR, SA and SU.")]
    [InlineData("FREQ=WEEKLY;BYDAY=2MO", "BYDAY takes numbered days such as 2MO only when FREQ is MONTHLY or YEARLY.")]
    [InlineData("FREQ=DAILY;BYDAY=-1MO", "BYDAY takes numbered days such as 2MO only when FREQ is MONTHLY or YEARLY.")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "BYDAY takes no numbered days such as 2MO together with BYWEEKNO.")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY cannot be used when FREQ is WEEKLY.")]
    [InlineData("FREQ=MONTHLY;BYYEARDAY=1", "BYYEARDAY can only be used when FREQ is YEARLY.")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=1", "BYWEEKNO can only be used when FREQ is YEARLY.")]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS needs another BY part to choose from.")]
    public void A_rule_that_cannot_be_kept_is_refused_in_a_sentence(string? text, string sentence)
    {
        RecurrenceRule.TryParse(text, out var rule, out var refusal).ShouldBeFalse();
        rule.ShouldBeNull();
        refusal.ShouldBe(sentence);
    }

    [Fact]
    public void Long_texts_and_long_lists_are_refused()
    {
        RefusalOf("FREQ=DAILY" + new string(' ', 491)).ShouldBe("A recurrence rule has at most 500 characters.");
        RefusalOf("FREQ=MONTHLY;BYMONTHDAY=" + string.Join(',', Enumerable.Repeat(1, 65))).ShouldBe("BYMONTHDAY takes at most 64 values.");
    }

    [Fact]
    public void No_text_whatever_breaks_the_reader()
    {
        string[] words = ["FREQ", "=", ";", ",", "WEEKLY", "BYDAY", "MO", "-", "1", "UNTIL", "20260131", "T", "Z", "RRULE:", "é", "\0", "BYSETPOS", "99999999999", " "];
        var texts = Gen.Elements(words).ListOf().Select(string.Concat);

        Prop.ForAll(texts.ToArbitrary(), text => RecurrenceRule.TryParse(text, out var rule, out var refusal) ? rule is not null : refusal!.EndsWith('.'))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));
    }

    /// <summary>The shift of 31 January at the start; UNTIL in UTC is before or after it depending on the place.</summary>
    [Theory]
    [InlineData("20260131", "Asia/Tokyo", "22:00", "2026-01-31")]
    [InlineData("20260131T090000", "Asia/Tokyo", "09:00", "2026-01-31")]
    [InlineData("20260131T085959", "Asia/Tokyo", "09:00", "2026-01-30")]
    [InlineData("20260131T000000Z", "Asia/Tokyo", "09:00", "2026-01-31")]
    [InlineData("20260131T000000Z", "Asia/Tokyo", "09:01", "2026-01-30")]
    [InlineData("20260131T230000Z", "Asia/Tokyo", "07:00", "2026-02-01")]
    [InlineData("20260201T030000Z", "America/New_York", "22:00", "2026-01-31")]
    [InlineData("20260201T025959Z", "America/New_York", "22:00", "2026-01-30")]
    [InlineData("20260131T000000Z", "Pacific/Pago_Pago", "23:45", "2026-01-29")]
    [InlineData("20260131T200000Z", "Pacific/Kiritimati", "09:00", "2026-02-01")]
    [InlineData("20260329T070000Z", "Europe/Berlin", "09:00", "2026-03-29")]
    [InlineData("20260328T070000Z", "Europe/Berlin", "09:00", "2026-03-27")]
    [InlineData("20261025T002959Z", "Europe/Berlin", "02:30", "2026-10-24")]
    [InlineData("20261025T003000Z", "Europe/Berlin", "02:30", "2026-10-25")]
    public void Until_is_compared_with_the_start_of_the_shift_where_it_takes_place(string until, string zone, string start, string lastDay) =>
        Rule($"FREQ=DAILY;UNTIL={until}").StartingAt(StartsAt(zone, Time(start))).Occurrences(Day("2026-01-01"), Day("2026-01-01"), DateOnly.MaxValue).Last().ShouldBe(Day(lastDay));

    [Theory]
    [InlineData("FREQ=DAILY;UNTIL=99991231T235959Z")]
    [InlineData("FREQ=DAILY;UNTIL=00010101T000000Z")]
    public void Until_at_the_end_of_time_asks_for_no_impossible_instant(string text)
    {
        var rule = Rule(text);

        rule.StartingAt(_ => throw new UnreachableException()).ToString().ShouldBe(rule.ToString()[..^"T000000Z".Length]);
    }

    [Fact]
    public void Numbered_and_plain_weekdays_add_up() =>
        Rule("FREQ=MONTHLY;BYDAY=FR,1MO").Occurrences(Day("2026-01-01"), Day("2026-01-01"), Day("2026-02-10"))
            .ShouldBe(Days("2026-01-02 2026-01-05 2026-01-09 2026-01-16 2026-01-23 2026-01-30 2026-02-02 2026-02-06"));

    [Fact]
    public void Week_one_counted_from_the_end_may_begin_in_december() =>
        Rule("FREQ=YEARLY;BYWEEKNO=-53").Occurrences(Day("2025-12-01"), Day("2025-12-01"), Day("2026-12-31"))
            .ShouldBe(Days("2025-12-29 2025-12-30 2025-12-31 2026-01-01 2026-01-02 2026-01-03 2026-01-04"));

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO;COUNT=1")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30,31;COUNT=1")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=300;COUNT=1")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO;COUNT=1")]
    public void A_rule_that_never_comes_ends_with_the_calendar(string text)
    {
        var watch = Stopwatch.StartNew();

        Rule(text).Occurrences(Day("2000-01-01"), DateOnly.MinValue, DateOnly.MaxValue).ShouldBeEmpty();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("FREQ=DAILY;INTERVAL=999999", "2000-01-01", "2000-01-01 4737-11-27 7475-10-23")]
    [InlineData("FREQ=WEEKLY;INTERVAL=100000", "2000-01-01", "2000-01-01 3916-07-15 5833-01-26 7749-08-09 9666-02-20")]
    [InlineData("FREQ=MONTHLY;INTERVAL=50000", "2000-01-01", "2000-01-01 6166-09-01")]
    [InlineData("FREQ=YEARLY;INTERVAL=999999", "2000-01-01", "2000-01-01")]
    [InlineData("FREQ=DAILY", "9999-12-30", "9999-12-30 9999-12-31")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,FR,SA", "9999-12-20", "9999-12-20 9999-12-24 9999-12-25 9999-12-27 9999-12-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "9999-11-01", "9999-11-30 9999-12-31")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=-1,-52,1;BYDAY=TH,FR", "9999-12-01", "9999-12-30 9999-12-31")]
    public void Large_steps_reach_the_end_of_the_calendar_and_stop(string text, string anchor, string days) =>
        Rule(text).Occurrences(Day(anchor), DateOnly.MinValue, DateOnly.MaxValue).ShouldBe(Days(days));

    [Fact]
    public void The_first_week_of_the_calendar_is_a_week_too()
    {
        Rule("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=MO,SU;COUNT=3").Occurrences(DateOnly.MinValue, DateOnly.MinValue, DateOnly.MaxValue).ShouldBe(Days("0001-01-01 0001-01-14 0001-01-15"));
        Rule("FREQ=YEARLY;WKST=SU;BYWEEKNO=1;COUNT=1").Occurrences(DateOnly.MinValue, DateOnly.MinValue, DateOnly.MaxValue).ShouldBe(Days("0001-01-01"));
        Rule("FREQ=YEARLY;WKST=FR;BYWEEKNO=-1;COUNT=1").Occurrences(DateOnly.MinValue, DateOnly.MinValue, DateOnly.MaxValue).ShouldBe(Days("0001-12-28"));
    }

    [Fact]
    public void Count_counts_from_the_anchor_however_far_the_range()
    {
        var rule = Rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=2362");

        rule.Occurrences(Day("2000-01-03"), Day("2090-06-01"), Day("2095-12-31")).ShouldBe(Days("2090-06-05 2090-06-19 2090-07-03"));
    }

    [Fact]
    public void A_range_that_is_empty_or_before_the_anchor_has_no_days()
    {
        var rule = Rule("FREQ=DAILY");

        rule.Occurrences(Day("2026-01-10"), Day("2026-01-20"), Day("2026-01-19")).ShouldBeEmpty();
        rule.Occurrences(Day("2026-01-10"), Day("2026-01-01"), Day("2026-01-09")).ShouldBeEmpty();
        rule.Occurrences(Day("2026-01-10"), Day("2026-01-01"), Day("2026-01-10")).ShouldBe([Day("2026-01-10")]);
    }

    private static void ForAnyRule(Func<RecurrenceRule, DateOnly, DateOnly, int, int, bool> holds)
    {
        var cases =
            from known in Gen.Elements(Oracle.Value)
            from shift in Gen.Choose(-500, 3_000)
            from length in Gen.Choose(0, 800)
            from cut in Gen.Choose(0, 800)
            select (known, shift, length, cut);

        Prop.ForAll(cases.ToArbitrary(), any => holds(any.known.ZonedRule(), any.known.Anchor, any.known.Anchor.AddDays(any.shift), any.length, any.cut))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));
    }

    private static RecurrenceRule Rule(string text)
    {
        RecurrenceRule.TryParse(text, out var rule, out var refusal).ShouldBeTrue($"{text}: {refusal}");
        return rule!;
    }

    private static string? RefusalOf(string text)
    {
        RecurrenceRule.TryParse(text, out _, out var refusal).ShouldBeFalse(text);
        return refusal;
    }

    private static Func<DateOnly, DateTimeOffset> StartsAt(string zone, TimeOnly start)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return day =>
        {
            var wall = day.ToDateTime(start);
            return new(wall, place.IsAmbiguousTime(wall) ? place.GetAmbiguousTimeOffsets(wall).Max() : place.GetUtcOffset(wall));
        };
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);

    private static DateOnly[] Days(string days) => [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Day)];

    /// <summary>Made by recurrence-oracle.py, which says how.</summary>
    private static OracleCase[] ReadOracle()
    {
        using var file = typeof(RecurrenceTests).Assembly.GetManifestResourceStream("recurrence-oracle.json")!;
        return JsonSerializer.Deserialize<OracleCase[]>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record OracleCase(string Rule, DateOnly Anchor, DateOnly From, DateOnly To, string? Start, string? Zone, string Days)
    {
        public DateOnly[] Expected => RecurrenceTests.Days(Days);

        public RecurrenceRule ZonedRule() => Start is null ? RecurrenceTests.Rule(Rule) : RecurrenceTests.Rule(Rule).StartingAt(StartsAt(Zone ?? "UTC", Time(Start)));

        public IEnumerable<DateOnly> Ours() => ZonedRule().Occurrences(Anchor, From, To);
    }
}
