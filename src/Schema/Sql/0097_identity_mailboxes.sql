-- One mailbox, one account: addresses in one spelling, composed, in small letters, the domain in ASCII (RFC 3492).
CREATE FUNCTION pg_temp.punycode(label text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    points int[] := (SELECT array_agg(ascii(c) ORDER BY i) FROM regexp_split_to_table(label, '') WITH ORDINALITY AS each(c, i));
    spelled text := (SELECT string_agg(c, '' ORDER BY i) FROM regexp_split_to_table(label, '') WITH ORDINALITY AS each(c, i) WHERE ascii(c) < 128);
    basic int := coalesce(length(spelled), 0);
    handled int := basic;
    n int := 128;
    delta int := 0;
    bias int := 72;
    next_point int;
    point int;
    q int;
    k int;
    t int;
BEGIN
    IF basic = length(label) THEN RETURN label; END IF;
    spelled := CASE WHEN basic > 0 THEN spelled || '-' ELSE '' END;
    WHILE handled < array_length(points, 1) LOOP
        next_point := (SELECT min(p) FROM unnest(points) AS p WHERE p >= n);
        delta := delta + (next_point - n) * (handled + 1);
        n := next_point;
        FOREACH point IN ARRAY points LOOP
            IF point < n THEN delta := delta + 1; END IF;
            CONTINUE WHEN point <> n;
            q := delta;
            k := 36;
            LOOP
                t := greatest(1, least(26, k - bias));
                EXIT WHEN q < t;
                spelled := spelled || substr('abcdefghijklmnopqrstuvwxyz0123456789', 1 + t + (q - t) % (36 - t), 1);
                q := (q - t) / (36 - t);
                k := k + 36;
            END LOOP;
            spelled := spelled || substr('abcdefghijklmnopqrstuvwxyz0123456789', 1 + q, 1);
            delta := CASE WHEN handled = basic THEN delta / 700 ELSE delta / 2 END;
            delta := delta + delta / (handled + 1);
            k := 0;
            WHILE delta > 455 LOOP
                delta := delta / 35;
                k := k + 36;
            END LOOP;
            bias := k + 36 * delta / (delta + 38);
            delta := 0;
            handled := handled + 1;
        END LOOP;
        delta := delta + 1;
        n := n + 1;
    END LOOP;
    RETURN 'xn--' || spelled;
END
$$;

CREATE FUNCTION pg_temp.mailbox(email text) RETURNS text
LANGUAGE sql AS $$
    SELECT lower(normalize(left(email, length(email) - length(domain)), NFC))
        || (SELECT string_agg(pg_temp.punycode(lower(normalize(label, NFC))), '.' ORDER BY i) FROM regexp_split_to_table(domain, '\.') WITH ORDINALITY AS each(label, i))
    FROM (SELECT substring(email FROM '[^@]*$') AS domain) AS of_mail
$$;

-- Where two accounts of a company turn out to be one mailbox, the older one has it; the other keeps its spelling and is for an admin to delete.
DO $$
DECLARE
    account record;
BEGIN
    FOR account IN SELECT company_id, id, email FROM identity.users WHERE email ~ '[^\x01-\x7f]' AND pg_temp.mailbox(email) <> email ORDER BY created_at, id LOOP
        BEGIN
            UPDATE identity.users SET email = pg_temp.mailbox(account.email) WHERE company_id = account.company_id AND id = account.id;
        EXCEPTION WHEN unique_violation THEN
            RAISE WARNING 'Account % of company % has the mailbox of another account there, and cannot sign in any more.', account.id, account.company_id;
        END;
    END LOOP;
    FOR account IN SELECT id, unverified_founder AS email FROM identity.companies WHERE unverified_founder ~ '[^\x01-\x7f]' LOOP
        BEGIN
            UPDATE identity.companies SET unverified_founder = pg_temp.mailbox(account.email) WHERE id = account.id;
        EXCEPTION WHEN unique_violation THEN
            UPDATE identity.companies SET unverified_founder = NULL WHERE id = account.id;
        END;
    END LOOP;
END
$$;

DROP FUNCTION pg_temp.mailbox(text);
DROP FUNCTION pg_temp.punycode(text);
