"""A balance of leave, day by day, from the words of the rule and not from the product's code. Reads one history a line, writes one answer a line.

The product goes from event to event; here every day is lived through, with the days of the year as sets.
"""
import json
import sys
from datetime import date, timedelta
from fractions import Fraction

DAY = timedelta(days=1)


def day_of(text):
    return date.fromisoformat(text)


def in_year(month_day, year):
    month, day = (int(part) for part in month_day.split("-"))
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def year_begin(month_day, day):
    begin = in_year(month_day, day.year)
    return begin if begin <= day else in_year(month_day, day.year - 1)


def days(first, last):
    while first <= last:
        yield first
        first += DAY


def month_later(day, months):
    index = day.month - 1 + months
    return date(day.year + index // 12, index % 12 + 1, day.day)


def working_days_a_week(terms):
    if terms["weeklyHours"] == 0 or terms["pattern"] is None:
        return Fraction(5)
    if terms["pattern"] == "spread":
        return Fraction(7)
    hours = [Fraction(h) for week in terms["pattern"] for h in week]
    longest = max(hours)
    worth = [Fraction(0) if h == 0 else Fraction(1, 2) if h * 2 <= longest else Fraction(1) for h in hours]
    return sum(worth) / len(terms["pattern"])


class Person:
    def __init__(self, history):
        self.employments = sorted(
            ((day_of(e["from"]), day_of(e["to"]) if e["to"] else date(2200, 1, 1), sorted(e["terms"], key=lambda t: t["from"])) for e in history["employments"]),
            key=lambda e: e[0])
        self.promises = history["entitlements"]
        self.year_start = history["yearStart"]
        self.worked = history["worked"]

    def employed(self, day):
        return any(first <= day <= last for first, last, _ in self.employments)

    def terms(self, day):
        for first, last, terms in self.employments:
            if day <= last:
                known = [t for t in terms if day_of(t["from"]) <= day]
                return known[-1] if known else terms[0]
        return self.employments[-1][2][-1]

    def nearest(self, day):
        department = self.terms(day)["department"]
        for level in ("person", "department", "company"):
            known = [p for p in self.promises if p["level"] == level and day_of(p["validFrom"]) <= day and (level != "department" or p["department"] == department)]
            if known:
                return max(known, key=lambda p: p["validFrom"])
        return None

    def rule(self, begin, end):
        """In force when the year, or the first employment in it, begins; else the first of the year."""
        worked = next((day for day in days(begin, end) if self.employed(day)), None)
        if worked is None:
            return None
        for day in days(worked, end):
            if day == worked or any(day_of(p["validFrom"]) == day for p in self.promises):
                found = self.nearest(day)
                if found:
                    return found
        return None

    def grants(self, rule, begin, end):
        """{day: amounts} of one leave year."""
        granted = {}
        if rule is None:
            return granted
        if rule["accrual"] == "perHour":
            # Each counted hour accrues the rate, on the day on which its stretch begins.
            for day in days(max(begin, day_of(rule["validFrom"])), end):
                seconds = sum(s["seconds"] for s in self.worked if day_of(s["day"]) == day)
                if seconds and self.employed(day):
                    granted[day] = [Fraction(rule["rate"]) * Fraction(seconds, 3600)]
            return granted
        months = []
        for n in range(12):
            months.append((month_later(begin, n), month_later(begin, n + 1) - DAY))
        valid = day_of(rule["validFrom"])
        spans = [(max(first, begin), min(last, end)) for first, last, _ in self.employments if max(first, begin) <= min(last, end)]
        for number, (first, last) in enumerate(spans):
            worked = set(days(first, last))
            earlier = set(day for one in spans[:number] for day in days(*one))

            def twelfths(part, of):
                if rule["proration"] == "startedMonths":
                    return sum(1 for m in of if any(d in part for d in days(*m)) and not any(d in earlier for d in days(*m)))
                return sum(1 for m in of if all(d in part for d in days(*m)))

            pieces = [(begin, end)] if rule["accrual"] == "yearly" else [m for m in months if m[1] >= valid]
            for piece in pieces:
                part = sorted(d for d in days(*piece) if d in worked)
                if not part:
                    continue
                if rule["proration"] == "days":
                    share = Fraction(len(part), (piece[1] - piece[0]).days + 1) * (1 if rule["accrual"] == "yearly" else Fraction(1, 12))
                else:
                    share = Fraction(twelfths(set(part), months if rule["accrual"] == "yearly" else [piece]), 12)
                if share == 0:
                    continue
                amount = Fraction(rule["amount"]) * share
                if rule["scale"]:
                    amount *= sum(working_days_a_week(self.terms(d)) / 5 for d in part) / len(part)
                if rule["halfUp"]:
                    amount = Fraction((2 * amount.numerator + amount.denominator) // (2 * amount.denominator))
                granted.setdefault(max(part[0], valid), []).append(amount)
        return granted


def replay(history):
    person, on = Person(history), day_of(history["on"])
    adjusted = [(day_of(a["day"]), Fraction(a["amount"])) for a in history["adjusted"]]
    taken = [(day_of(t["day"]), day_of(t["starts"]), Fraction(t["days"]), t["approved"]) for t in history["taken"]]
    empty = " ".join(["0"] * 8) + " 0 -"

    first = min((day for day, _ in adjusted), default=None)
    if person.promises and person.employments:
        granted_from = max(year_begin(person.year_start, min(day_of(p["validFrom"]) for p in person.promises)), person.employments[0][0])
        first = granted_from if first is None else min(first, granted_from)
    if first is None or year_begin(person.year_start, first) > on:
        return empty

    begin, ended, balance = year_begin(person.year_start, first), None, None
    while True:
        end = year_begin(person.year_start, begin + 370 * DAY) - DAY
        rule = person.rule(begin, end)
        grants = person.grants(rule, begin, end)
        carried = Fraction(0)
        if balance is not None:
            carried = balance
            if ended and ended["carryCap"] is not None and carried > 0:
                carried = min(carried, Fraction(ended["carryCap"]))
        last_carried = None
        if ended and ended["carryExpires"]:
            last_carried = next((d for d in days(begin, end - DAY) if d == in_year(ended["carryExpires"], d.year)), None)
        figures = dict.fromkeys(["entitled", "expired", "adjusted", "taken", "planned", "pending"], Fraction(0))
        balance, left, lost = carried, max(carried, Fraction(0)), Fraction(0)
        available = carried
        for day in days(begin, end):
            for amount in grants.get(day, []):
                if rule["cap"] is not None:
                    amount = min(amount, max(Fraction(0), Fraction(rule["cap"]) - balance))
                balance += amount
                if day <= on:
                    figures["entitled"] += amount
                    available += amount
            if last_carried and day == last_carried + DAY:
                kept = sum((t[2] for t in taken if ended["carryIfStarted"] and t[1] <= last_carried < t[0] <= end), Fraction(0))
                lost = min(max(Fraction(0), left - kept), max(Fraction(0), balance))
                balance -= lost
                left = Fraction(0)
                if day <= on:
                    figures["expired"] += lost
                    available -= lost
            for when, amount in adjusted:
                if when == day:
                    balance += amount
                    if day <= on:
                        figures["adjusted"] += amount
                        available += amount
            for when, _, amount, approved in taken:
                if when == day:
                    balance -= amount
                    left = max(Fraction(0), left - amount)
                    available -= amount
                    figures["pending" if not approved else "taken" if day <= on else "planned"] += amount
        if begin <= on <= end:
            soon = last_carried is not None and last_carried >= on
            shown = [figures["entitled"], carried, figures["expired"], figures["adjusted"], figures["taken"], figures["planned"], figures["pending"], available, lost if soon else Fraction(0)]
            return " ".join(str(f) for f in shown) + " " + (str(last_carried) if soon and lost > 0 else "-")
        begin, ended = end + DAY, rule


for line in sys.stdin:
    print(replay(json.loads(line)), flush=False)
