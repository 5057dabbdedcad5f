-- Dates known in part. Each takes ISO text (2024, 2024-02, 2024-02-15) and gives null for anything else.

-- A figure published "in February 2024" is certainly known on its last day, and perhaps not before.
create macro macros.last_day_of(text) as case
    when regexp_full_match(text, '\d{4}') then try_cast(text || '-12-31' as date)
    when regexp_full_match(text, '\d{4}-\d{2}') then last_day(try_cast(text || '-01' as date))
    when regexp_full_match(text, '\d{4}-\d{2}-\d{2}') then try_cast(text as date)
end;

-- The day by which something dated so was known, given that it was in hand on a day: where the date is known in part
-- its last day may still be to come.
create macro macros.known_by(text, in_hand_on) as case
    when length(text) = 10 or macros.last_day_of(text) is null then macros.last_day_of(text)
    else least(macros.last_day_of(text), in_hand_on)
end;

create macro macros.first_day_of(text) as case
    when regexp_full_match(text, '\d{4}') then try_cast(text || '-01-01' as date)
    when regexp_full_match(text, '\d{4}-\d{2}') then try_cast(text || '-01' as date)
    when regexp_full_match(text, '\d{4}-\d{2}-\d{2}') then try_cast(text as date)
end;
