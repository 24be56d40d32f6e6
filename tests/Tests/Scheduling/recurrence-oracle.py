"""Random recurrence rules and the days python-dateutil 2.8.2 gives for them, for RecurrenceTests.

    apt-get install python3-dateutil
    /usr/bin/python3 recurrence-oracle.py [rules] [seed] > recurrence-oracle.json

Left out, because python-dateutil departs from RFC 5545 there: BYDAY that mixes MO with 1FR (it intersects them),
and BYWEEKNO -52 and -53 (it forgets the week 1 that begins in December).
"""
import datetime as calendar
import json
import random
import sys
from datetime import date, datetime, time, timedelta, timezone
from dateutil import tz
from dateutil.rrule import rrulestr

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ZONES = ["UTC", "Europe/Istanbul", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
STARTS = [time(5, 30), time(9), time(14), time(22), time(23, 45)]
SHOWN = 10


def some(rng, values, most):
    return ",".join(str(v) for v in rng.sample(values, rng.randint(1, min(most, len(values)))))


def signed(top, bottom=None):
    return list(range(1, top + 1)) + list(range(-(bottom or top), 0))


def weekdays(rng, numbers=None):
    days = [f"{rng.choice(numbers)}{d}" if numbers else d for d in rng.sample(DAYS, rng.randint(1, 4))]
    return ",".join(days)


def random_rule(rng, anchor):
    freq = rng.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY", "YEARLY"])
    yearly, monthly = freq == "YEARLY", freq == "MONTHLY"
    parts = []
    if rng.random() < 0.35: parts.append("BYMONTH=" + some(rng, range(1, 13), 6))
    if yearly and rng.random() < 0.2: parts.append("BYWEEKNO=" + some(rng, signed(53, 51), 6))
    if yearly and rng.random() < 0.15: parts.append("BYYEARDAY=" + some(rng, signed(366), 12))
    if freq != "WEEKLY" and rng.random() < 0.3: parts.append("BYMONTHDAY=" + some(rng, signed(31), 10))
    if rng.random() < 0.5:
        by_week = any(p.startswith("BYWEEKNO") for p in parts)
        numbers = None
        if (yearly or monthly) and not by_week and rng.random() < 0.6:
            by_year = yearly and not any(p.startswith("BYMONTH=") for p in parts)
            numbers = rng.choice([signed(5), signed(53) if by_year else signed(4)])
        parts.append("BYDAY=" + weekdays(rng, numbers))
    if parts and rng.random() < 0.3: parts.append("BYSETPOS=" + some(rng, signed(5) if rng.random() < 0.8 else signed(366), 3))
    if rng.random() < 0.45: parts.append("WKST=" + rng.choice(DAYS))
    if rng.random() < 0.5: parts.append(f"INTERVAL={rng.choice([1, 2, 2, 3, 4, 5, 7, 10, 13, 52])}")
    start, zone = None, None
    ending = rng.random()
    if ending < 0.3:
        parts.append(f"COUNT={rng.choice([1, 2, 3, 5, 10, 30, 100])}")
    elif ending < 0.6:
        until = anchor + timedelta(days=rng.choice([rng.randint(-3, 60), rng.randint(0, 1500)]))
        clock = rng.choice(["", "", "T%02d%02d00" % (rng.randint(0, 23), rng.choice([0, 30, 45]))])
        if clock:
            start = rng.choice(STARTS)
            if rng.random() < 0.6: zone = rng.choice(ZONES)
        parts.append("UNTIL=" + until.strftime("%Y%m%d") + clock + ("Z" if zone else ""))
    rng.shuffle(parts)
    return ";".join([f"FREQ={freq}"] + parts), start, zone


def days_of(rule, anchor, start, zone, first, last):
    tzinfo = tz.gettz(zone) if zone else None
    at = datetime.combine(anchor, start or time(), tzinfo)
    recurring = rrulestr(rule, dtstart=at)
    beyond = datetime.combine(last + timedelta(days=2), time(), timezone.utc if zone else None)
    bounded = recurring.replace(until=min(beyond, recurring._until) if recurring._until else beyond)
    return [d.date() for d in bounded if first <= d.date() <= last]


def random_case(rng):
    anchor = date(rng.randint(1999, 2030), 1, 1) + timedelta(days=rng.randint(0, 365))
    rule, start, zone = random_rule(rng, anchor)
    first = anchor + timedelta(days=rng.choice([0, 0, rng.randint(-30, 400), rng.randint(0, 5000)]))
    last = first + timedelta(days=rng.choice([rng.randint(0, 60), 365, rng.randint(300, 4000)]))
    days = days_of(rule, anchor, start, zone, first, last)
    if len(days) > SHOWN: last, days = days[SHOWN - 1], days[:SHOWN]
    case = {"rule": rule, "anchor": str(anchor), "from": str(first), "to": str(last)}
    if start: case["start"] = start.strftime("%H:%M")
    if zone: case["zone"] = zone
    case["days"] = " ".join(map(str, days))
    return case


def main():
    count, seed = (int(a) for a in (sys.argv[1:] + ["1500", "5545"][len(sys.argv) - 1:]))
    rng = random.Random(seed)
    rows, empty = [], 0
    while len(rows) < count:
        case = random_case(rng)
        if not case["days"] and empty * 5 > len(rows): continue
        empty += not case["days"]
        rows.append(json.dumps(case, separators=(",", ":")))
    print("[\n" + ",\n".join(rows) + "\n]")


if __name__ == "__main__":
    import warnings
    warnings.simplefilter("ignore", DeprecationWarning)  # COUNT together with our bounding UNTIL
    calendar.MAXYEAR = 2070  # where python-dateutil stops looking for days that never come
    main()
