-- Dates known in part. Each takes ISO text (2024, 2024-02, 2024-02-15) and gives null for anything else.

-- A figure published "in February 2024" is certainly known on its last day, and perhaps not before.
create macro macros.last_day_of(text) as case
    when regexp_full_match(text, '\d{4}') then try_cast(text || '-12-31' as date)
    when regexp_full_match(text, '\d{4}-\d{2}') then last_day(try_cast(text || '-01' as date))
    when regexp_full_match(text, '\d{4}-\d{2}-\d{2}') then try_cast(text as date)
end;

create macro macros.first_day_of(text) as case
    when regexp_full_match(text, '\d{4}') then try_cast(text || '-01-01' as date)
    when regexp_full_match(text, '\d{4}-\d{2}') then try_cast(text || '-01' as date)
    when regexp_full_match(text, '\d{4}-\d{2}-\d{2}') then try_cast(text as date)
end;
