"""What a person is owed for a period, calculated a second time from the rules in words, to be held against the product.

One case a line of JSON on stdin, one answer a line on stdout; --examples works out the worked examples of the rules instead and says
which are wrong. Only the standard library, only exact fractions, and no clock, zone data or locale of the machine: which instant a day
begins at and how far local time is from UTC stand in the case. Written for being read beside the rules, not for speed, and without
reading the product's calculation, which nobody may copy into it.

A case, with days as "2026-12-31", instants as seconds since 1970 and amounts and hours as strings of decimals:
  days         {day: instant at which it begins}, at least from a week before the first month of the period to a week after its last
  offsets      [[instant, seconds east of UTC]] from then on, the first of them before everything else
  from, to     the period, both ends included
  decimals     of the currency
  employments  [{start, end?, terms: [{from, basis, salary?, rate?, weekly, pattern?: {kind, weeks, anchor}, overtime}]}]
  rules        [{from?, tiers: [{per, over, multiplier}], weekStartsOn (0 is Monday), earlyIn, overtimeNeedsApproval, holidayPaid,
                 premiums: [{code, weekdays?, holiday?, start?, end? (seconds of the day), percent?, amount?, stack}]}]
  worked       [{start, end, shiftStart, shiftEnd, approved?, elsewhere, record}]
  absences     [{day, start, end, planned, excusedPaid}]
  planned      {day: seconds}
  leave        [{day, portion, start, end, paid}]
  holidays     {day: whether only half of it}
  bonus, deduction, carriedIn, adjustments: [{day, kind, amount}]
"""

import json
import sys
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

HOUR = 3600
ONE_DAY = timedelta(days=1)


def day_of(text):
    return date.fromisoformat(text)


def days_between(first, last):
    while first <= last:
        yield first
        first += ONE_DAY


def month_of(day):
    first = day.replace(day=1)
    return list(days_between(first, (first + timedelta(days=31)).replace(day=1) - ONE_DAY))


def whole(seconds):
    """Thresholds are whole seconds: two decimals of an hour."""
    if seconds.denominator != 1:
        raise ValueError(f"{seconds} is no whole number of seconds")
    return int(seconds)


def half_away_from_zero(exact):
    whole = (abs(exact) * 2 + 1) // 2
    return int(whole if exact >= 0 else -whole)


class Terms:
    def __init__(self, facts):
        self.start = day_of(facts["from"])
        self.basis = facts["basis"]
        self.salary = Fraction(facts.get("salary") or 0)
        self.rate = Fraction(facts.get("rate") or 0)
        self.weekly = Fraction(facts["weekly"])
        self.pattern = facts.get("pattern")
        self.overtime = facts["overtime"]

    @cache
    def hours(self, day):
        """h(d)"""
        if self.pattern is None:
            return self.weekly / 5 if day.weekday() < 5 else Fraction(0)
        if self.pattern["kind"] == "spread":
            return self.weekly / 7
        weeks = self.pattern["weeks"]
        since = (day - day_of(self.pattern["anchor"])).days
        return Fraction(weeks[since // 7 % len(weeks)][since % 7])

    def hour_value(self):
        """B(d), in major units. Who works no hours a week has no value of an hour."""
        if self.basis == "hourly":
            return self.rate
        if self.basis == "monthly" and self.weekly > 0:
            return self.salary * 12 / (52 * self.weekly)
        return Fraction(0)


class Employments:
    def __init__(self, facts):
        self.all = []
        for employment in facts:
            end = employment.get("end")
            terms = sorted((Terms(t) for t in employment["terms"]), key=lambda t: t.start)
            self.all.append((day_of(employment["start"]), day_of(end) if end else date.max, terms))
        self.all.sort(key=lambda e: e[0])

    @cache
    def employed(self, day):
        return any(start <= day <= end for start, end, _ in self.all)

    @cache
    def terms(self, day):
        """Before the start the first, after the end the last; between two employments those of the coming one."""
        terms = next((terms for _, end, terms in self.all if day <= end), self.all[-1][2])
        return next((t for t in reversed(terms) if t.start <= day), terms[0])

    @cache
    def month_hours(self, first):
        """H(m), of the month that begins on that day."""
        return sum((self.terms(d).hours(d) for d in month_of(first)), Fraction(0))


class Clock:
    def __init__(self, days, offsets):
        self.begins = {day_of(day): instant for day, instant in days.items()}
        self.offsets = offsets

    def offset(self, instant):
        return [seconds for since, seconds in self.offsets if since <= instant][-1]

    def wall(self, instant):
        """(day, second of the day) on the wall."""
        local = instant + self.offset(instant)
        return date(1970, 1, 1) + timedelta(days=local // 86400), local % 86400

    def day(self, instant):
        return self.wall(instant)[0]

    def cuts(self, start, end, seconds_of_day):
        """Instants inside ]start, end[ at which a wall clock shows one of these times, or midnight, or is put forward or back."""
        found = {since for since, _ in self.offsets}
        for offset in {self.offset(start), self.offset(end)} | {o for since, o in self.offsets if start < since < end}:
            first = (start + offset) // 86400
            for day in range(first, (end + offset) // 86400 + 1):
                found.update(day * 86400 + second - offset for second in {0, *seconds_of_day})
        return sorted(instant for instant in found if start < instant < end)


class Piece:
    """Counted time of one day, of which all seconds are alike."""

    def __init__(self, start, end, day, overtime):
        self.start, self.end, self.day, self.can_be_overtime = start, end, day, overtime

    @property
    def length(self):
        return self.end - self.start


class Case:
    def __init__(self, case):
        self.first, self.last = day_of(case["from"]), day_of(case["to"])
        self.unit = 10 ** case["decimals"]
        self.clock = Clock(case["days"], case["offsets"])
        self.employments = Employments(case["employments"])
        self.rules = sorted(case["rules"], key=lambda r: r.get("from") or "")
        self.holidays = {day_of(day): Fraction(1, 2) if half else Fraction(1) for day, half in case["holidays"].items()}
        self.planned = {day_of(day): seconds for day, seconds in case["planned"].items()}
        self.leave = case["leave"]
        self.absences = case["absences"]
        self.pieces = self.counted(case["worked"])
        self.case = case
        self.period_start = self.clock.begins[self.first]
        self.period_end = self.clock.begins[self.last + ONE_DAY]
        self.amounts = {}

    def rule(self, day):
        return [r for r in self.rules if not r.get("from") or day_of(r["from"]) <= day][-1]

    def pay(self, what, amount):
        self.amounts[what] = self.amounts.get(what, Fraction(0)) + amount

    # Worked time ------------------------------------------------------------------------------------------------------------------

    def counted(self, worked):
        """
        Time counts once however often it was recorded. A stretch, which is work without a gap, belongs to the day it starts on; after a
        break a record goes on with its day, since a pause at midnight makes no second working day of a night.
        """
        stretches = []
        approved_left = {}
        day_of_record, day, until = {}, None, None
        for start, end, record, rule, w in sorted(self.presences(worked), key=lambda p: p[:3]):
            if until is None or start > until:
                day, until = day_of_record.get(record) or self.clock.day(start), end
            until = max(until, end)
            day_of_record.setdefault(record, day)
            overtime_from = start if rule["earlyIn"] == "counts" else max(start, w["shiftStart"])
            overtime_to = w["end"]
            if rule["overtimeNeedsApproval"]:
                left = approved_left.setdefault(record, w.get("approved") or 0)
                beyond_from = max(start, w["shiftEnd"])
                beyond = max(0, w["end"] - beyond_from)
                allowed = min(left, beyond)
                approved_left[record] = left - allowed
                overtime_to = w["end"] - beyond + allowed
            stretches.append((start, w["end"], day, overtime_from, overtime_to))

        edges = sorted({edge for s in stretches for edge in (s[0], s[1], *(e for e in s[3:] if s[0] < e < s[1]))})
        pieces = []
        for start, end in zip(edges, edges[1:]):
            covering = [s for s in stretches if s[0] <= start and end <= s[1]]
            if not covering:
                continue
            pieces.append(Piece(start, end, covering[0][2], any(s[3] <= start and end <= s[4] for s in covering)))
        return pieces

    def presences(self, worked):
        for w in worked:
            rule = self.rule(self.clock.day(w["start"]))
            start = max(w["start"], w["shiftStart"]) if rule["earlyIn"] == "fromShiftStart" else w["start"]
            if start < w["end"] and not w["elsewhere"]:
                yield start, w["end"], w["record"], rule, w

    def in_period(self, start, end):
        return max(0, min(end, self.period_end) - max(start, self.period_start))

    def seconds_worked_on(self, day):
        return sum(p.length for p in self.pieces if p.day == day)

    # Absence ----------------------------------------------------------------------------------------------------------------------

    def missed(self, day):
        """noShow(d), in hours: planned paid hours, but for the share of the shift that approved leave covers."""
        hours = Fraction(0)
        for absence in self.absences:
            if day_of(absence["day"]) != day or absence["excusedPaid"]:
                continue
            length = absence["end"] - absence["start"]
            covered, until = 0, absence["start"]
            for leave in sorted(self.leave, key=lambda l: l["start"]):
                start, end = max(leave["start"], until), min(leave["end"], absence["end"])
                if start < end:
                    covered, until = covered + end - start, end
            hours += Fraction(absence["planned"], HOUR) * (length - covered) / length if length else 0
        return hours

    def taken(self, day, paid):
        """Hours of pattern that approved leave takes of a day."""
        hours = self.employments.terms(day).hours(day)
        taken = Fraction(0)
        for leave in self.leave:
            if day_of(leave["day"]) != day or leave["paid"] != paid:
                continue
            taken += {"full": hours, "half": hours / 2}.get(leave["portion"], Fraction(leave["end"] - leave["start"], HOUR))
        return taken

    def unpaid(self, day):
        """unpaid(d): what the leave takes, less what was worked of it. Who is half a day off works the other half without losing by it."""
        taken = self.taken(day, paid=False)
        hours = max(taken, self.employments.terms(day).hours(day))
        return min(taken, max(Fraction(0), hours - Fraction(self.seconds_worked_on(day), HOUR)))

    def absences_of_month(self, day):
        """{d: A(d)} of the month in which a day lies."""
        month = [d for d in month_of(day) if self.employments.employed(d)]
        left = sum((self.employments.terms(d).hours(d) for d in month), Fraction(0))
        absent = {}
        for d in month:
            most = max(self.employments.terms(d).hours(d), Fraction(self.planned.get(d, 0), HOUR))
            absent[d] = min(self.missed(d) + self.unpaid(d), most, left)
            left -= absent[d]
        return absent

    # Overtime ---------------------------------------------------------------------------------------------------------------------

    def overtime(self):
        """[(start, end, day, multiplier)] of all time that is overtime."""
        found = []
        day_seconds, week_seconds, days_of_week = {}, {}, {}
        for piece in self.pieces:
            rule = self.rule(piece.day)
            week = piece.day - timedelta(days=(piece.day.weekday() - rule["weekStartsOn"]) % 7)
            worked_days = days_of_week.setdefault(week, [])
            if piece.day not in worked_days:
                worked_days.append(piece.day)
            if not piece.can_be_overtime:
                continue
            tiers = [(t["per"], whole(Fraction(t["over"]) * HOUR), Fraction(t["multiplier"])) for t in rule["tiers"]]
            if worked_days.index(piece.day) < 6:
                tiers = [t for t in tiers if t[0] != "seventhDay"]
            start = piece.start
            while start < piece.end:
                of_day, of_week = day_seconds.get(piece.day, 0), week_seconds.get(week, 0)
                reached = [t for t in tiers if (of_week if t[0] == "week" else of_day) >= t[1]]
                ahead = [t[1] - (of_week if t[0] == "week" else of_day) for t in tiers if t not in reached]
                end = min([piece.end, *(start + a for a in ahead)])
                if reached:
                    found.append((start, end, piece.day, max(t[2] for t in reached)))
                day_seconds[piece.day] = of_day + end - start
                if not any(t[0] == "day" for t in reached):
                    week_seconds[week] = of_week + end - start
                start = end
        return found

    # Premiums ---------------------------------------------------------------------------------------------------------------------

    def earns(self, premium, wall_day, second):
        """Whether a moment lies in the window. Weekday and holiday are those of the day on which the window begins: Friday's night is over on Saturday."""
        start, end = premium.get("start"), premium.get("end")
        start, end = 0 if start is None else start, 86400 if end is None else end
        if start < end:
            inside, begins = start <= second < end, wall_day
        else:
            inside, begins = second >= start or second < end, wall_day - ONE_DAY if second < end else wall_day
        if premium.get("weekdays") is not None and begins.weekday() not in premium["weekdays"]:
            return False
        if premium.get("holiday") is not None and premium["holiday"] != (begins in self.holidays):
            return False
        return inside

    def premiums(self):
        """Pays them, and returns the seconds that have any."""
        seconds = 0
        for piece in self.pieces:
            if not self.employments.employed(piece.day):
                continue
            rule, terms = self.rule(piece.day), self.employments.terms(piece.day)
            times = [t for p in rule["premiums"] for t in (p.get("start"), p.get("end")) if t is not None]
            instants = [piece.start, *self.clock.cuts(piece.start, piece.end, times), piece.end]
            for start, end in zip(instants, instants[1:]):
                earned = [(p, terms.hour_value() * Fraction(p["percent"]) / 100 if p.get("percent") is not None else Fraction(p["amount"]))
                          for p in rule["premiums"] if self.earns(p, *self.clock.wall(start))]
                length = self.in_period(start, end)
                if not earned or not length:
                    continue
                seconds += length
                highest = [e for e in earned if e[0]["stack"] == "highest"]
                paid = [e for e in earned if e[0]["stack"] == "sum"] + ([max(highest, key=lambda e: e[1])] if highest else [])
                for premium, an_hour in paid:
                    self.pay("premium " + premium["code"], an_hour * Fraction(length, HOUR))
        return seconds

    # All together -----------------------------------------------------------------------------------------------------------------

    def answer(self):
        absent = {}
        for first in sorted({d.replace(day=1) for d in days_between(self.first, self.last)}):
            absent.update(self.absences_of_month(first))
        absent = {d: hours for d, hours in absent.items() if self.first <= d <= self.last}

        for day in days_between(self.first, self.last):
            if not self.employments.employed(day):
                continue
            terms = self.employments.terms(day)
            if terms.basis == "monthly":
                month = self.employments.month_hours(day.replace(day=1))
                if month == 0:
                    self.pay("base", terms.salary / len(month_of(day)))
                else:
                    self.pay("base", terms.salary * terms.hours(day) / month)
                    self.pay("absence", -terms.salary * absent[day] / month)
            elif terms.basis == "hourly":
                holiday = Fraction(0)
                if self.rule(day)["holidayPaid"] and self.taken(day, paid=False) == 0 and self.seconds_worked_on(day) == 0:
                    holiday = terms.hours(day) * self.holidays.get(day, 0)
                self.pay("holiday", holiday * terms.rate)
                # A holiday inside leave is no leave.
                free = terms.hours(day) * (1 - self.holidays.get(day, 0)) if self.rule(day)["holidayPaid"] else terms.hours(day)
                self.pay("leave", min(self.taken(day, paid=True), free) * terms.rate)

        worked = 0
        for piece in self.pieces:
            seconds, terms = self.in_period(piece.start, piece.end), self.employments.terms(piece.day)
            worked += seconds
            if terms.basis == "hourly" and self.employments.employed(piece.day):
                self.pay("base", Fraction(seconds, HOUR) * terms.rate)

        overtime = 0
        for start, end, day, multiplier in self.overtime():
            seconds, terms = self.in_period(start, end), self.employments.terms(day)
            overtime += seconds
            if terms.overtime == "paid" and self.employments.employed(day):
                self.pay("overtime", Fraction(seconds, HOUR) * terms.hour_value() * (multiplier - 1 if terms.basis == "hourly" else multiplier))

        premium = self.premiums()
        self.pay("bonus", Fraction(self.case.get("bonus") or 0))
        self.pay("deduction", -Fraction(self.case.get("deduction") or 0))
        self.pay("carriedIn", -Fraction(self.case.get("carriedIn") or 0))
        for adjustment in self.case.get("adjustments") or []:
            if self.first <= day_of(adjustment["day"]) <= self.last:
                self.pay("adjustment", Fraction(adjustment["amount"]) * (-1 if adjustment["kind"] == "deduction" else 1))

        exact = sum(self.amounts.values(), Fraction(0)) * self.unit
        total = half_away_from_zero(exact)
        return {
            "id": self.case.get("id"),
            "worked": worked,
            "overtime": str(overtime),
            "absence": str(sum(absent.values(), Fraction(0)) * HOUR),
            "absenceDays": sum(1 for hours in absent.values() if hours > 0),
            "premium": premium,
            "exact": str(exact),
            "salary": max(total, 0),
            "carryForward": max(-total, 0),
            "parts": {what: str(amount * self.unit) for what, amount in sorted(self.amounts.items()) if amount},
        }


# Worked examples ----------------------------------------------------------------------------------------------------------------------

OVERTIME = [{"per": "day", "over": "8", "multiplier": "1.5"}, {"per": "week", "over": "40", "multiplier": "1.5"}]


def instant(day, hour):
    return (day_of(day) - date(1970, 1, 1)).days * 86400 + int(Fraction(hour) * HOUR)


def example(first, last, terms, start="2020-01-01", end=None, tiers=OVERTIME, premiums=(), **facts):
    """In a zone without offsets."""
    base = {"basis": "monthly", "weekly": "40", "overtime": "paid"}
    days = days_between(day_of(first).replace(day=1) - timedelta(days=10), month_of(day_of(last))[-1] + timedelta(days=10))
    return {
        "from": first, "to": last, "decimals": 2, "offsets": [[-10**10, 0]], "days": {str(d): instant(str(d), 0) for d in days},
        "employments": [{"start": start, "end": end, "terms": [{"from": start, **base, **t} for t in terms]}],
        "rules": [{"tiers": tiers, "weekStartsOn": 0, "earlyIn": "notOvertime", "overtimeNeedsApproval": False, "holidayPaid": True, "premiums": list(premiums)}],
        "worked": [], "absences": [], "planned": {}, "leave": [], "holidays": {}, **facts,
    }


def work(day, start, end):
    return {"start": instant(day, start), "end": instant(day, end), "shiftStart": instant(day, start), "shiftEnd": instant(day, end), "elsewhere": False, "record": day}


def unpaid_leave(*days):
    return [{"day": d, "portion": "full", "start": instant(d, 0), "end": instant(d, 24), "paid": False} for d in days]


def absence(day, start, end):
    return {"day": day, "start": instant(day, start), "end": instant(day, end), "planned": int((Fraction(end) - Fraction(start)) * HOUR), "excusedPaid": False}


def workdays(first, last):
    return [str(d) for d in days_between(day_of(first), day_of(last)) if d.weekday() < 5]


def examples():
    december = ("2026-12-01", "2026-12-31")
    s3200 = [{"salary": "3200"}]
    all_of_it = [str(d) for d in days_between(day_of(december[0]), day_of(december[1]))]
    eight = {d: 8 * HOUR for d in workdays(*december)}
    week = workdays("2026-12-07", "2026-12-11")
    night = {"code": "night", "start": 23 * HOUR, "end": 6 * HOUR, "percent": "25", "stack": "highest"}
    california = [{"per": "day", "over": "8", "multiplier": "1.5"}, {"per": "day", "over": "12", "multiplier": "2"}, {"per": "week", "over": "40", "multiplier": "1.5"}]
    yield "whole December unpaid, no rota", example(*december, s3200, leave=unpaid_leave(*all_of_it)), "0.00", {"absenceDays": 23}
    yield "whole December unpaid, with a rota", example(*december, s3200, leave=unpaid_leave(*all_of_it), planned=eight), "0.00", {"absenceDays": 23}
    yield "all shifts of December missed", example(*december, s3200, planned=eight, absences=[absence(d, 6, 14) for d in eight]), "0.00", {"absenceDays": 23}
    yield "five days unpaid", example(*december, s3200, leave=unpaid_leave(*week), planned=eight), "2504.35", {"absenceDays": 5}
    yield "five days unpaid, their shifts gone", example(*december, s3200, leave=unpaid_leave(*week)), "2504.35", {"absenceDays": 5}
    yield "a night released by leave of the next day", example(*december, s3200, leave=unpaid_leave("2026-12-08"), planned={"2026-12-07": 8 * HOUR}), "3060.87", {"absence": str(8 * HOUR)}
    yield "worked, then unpaid for today and tomorrow", example(*december, s3200, leave=unpaid_leave("2026-12-07", "2026-12-08"), worked=[work("2026-12-07", 6, 14)], planned={"2026-12-07": 8 * HOUR}), "3060.87", {"absenceDays": 1, "absence": str(8 * HOUR), "worked": 8 * HOUR}
    yield "split shift, two hours missed", example(*december, s3200, worked=[work("2026-12-07", 6, 12)], absences=[absence("2026-12-07", 14, 16)], planned={"2026-12-07": 8 * HOUR}), "3165.22", {"absenceDays": 1, "absence": str(2 * HOUR)}
    february = workdays("2026-02-01", "2026-02-28")
    yield "all of February absent", example("2026-02-01", "2026-02-28", [{"salary": "3100"}], planned={d: 8 * HOUR for d in february}, absences=[absence(d, 6, 14) for d in february]), "0.00", {"absenceDays": 20}
    july = workdays("2026-07-01", "2026-07-31")
    yield "22 of 23 days of July absent", example("2026-07-01", "2026-07-31", [{"salary": "3100"}], planned={d: 8 * HOUR for d in july}, absences=[absence(d, 6, 14) for d in july[:22]], worked=[work(july[22], 6, 14)]), "134.78", {"absenceDays": 22}
    yield "hired on 16 November", example("2026-11-01", "2026-11-30", s3200, start="2026-11-16"), "1676.19", {}
    yield "left on 14 December", example(*december, s3200, end="2026-12-14"), "1391.30", {}
    yield "a raise on 16 November", example("2026-11-01", "2026-11-30", [{"salary": "3000"}, {"from": "2026-11-16", "salary": "3600"}]), "3314.29", {}
    yield "a period across two months", example("2026-11-16", "2026-12-15", s3200), "3206.63", {}
    part_time = {"salary": "1600", "weekly": "28", "pattern": {"kind": "weekdays", "anchor": "2026-01-05", "weeks": [["8", "8", "8", "4", "0", "0", "0"]]}}
    yield "a part-timer's Thursday missed", example(*december, [part_time], planned={"2026-12-10": 4 * HOUR}, absences=[absence("2026-12-10", 8, 12)]), "1551.52", {}
    spread = {"salary": "2000", "weekly": "30", "pattern": {"kind": "spread", "weeks": []}}
    yield "six planned hours of a spread pattern missed", example(*december, [spread], planned={"2026-12-10": 6 * HOUR}, absences=[absence("2026-12-10", 8, 14)]), "1909.68", {}
    yield "four hours of overtime", example(*december, [{"salary": "3100"}], worked=[work("2026-12-07", 6, 18)]), "3207.31", {"overtime": str(4 * HOUR)}
    yield "45 hours a week by the hour", example(*december, [{"basis": "hourly", "rate": "18.75"}], worked=[work(d, 6, 15) for d in week]), "890.63", {"worked": 45 * HOUR, "overtime": str(5 * HOUR)}
    yield "13 hours in California", example(*december, [{"basis": "hourly", "rate": "20"}], worked=[work("2026-12-07", 6, 19)], tiers=california), "320.00", {"overtime": str(5 * HOUR)}
    yield "a night with an automatic break", example(*december, [{"basis": "hourly", "rate": "20"}], worked=[work("2026-12-07", 22, "25.75"), work("2026-12-07", "26.25", 30)], premiums=[night]), "182.50", {"worked": 27000, "premium": 23400}
    yield "deleted on 10 December", example(*december, s3200, end="2026-12-10"), "1113.04", {}


def check_examples():
    wrong = count = 0
    for name, case, salary, more in examples():
        answer = Case(case).answer()
        expected = {"salary": int(Fraction(salary) * 100), **more}
        got = {key: answer[key] for key in expected}
        count += 1
        if got != expected:
            wrong += 1
            print(f"{name}: {got} instead of {expected}; {answer}")
    print(f"{count} examples, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--examples"]:
        sys.exit(check_examples())
    for line in sys.stdin:
        print(json.dumps(Case(json.loads(line)).answer(), sort_keys=True))
