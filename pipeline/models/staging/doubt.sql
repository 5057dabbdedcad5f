-- staging.doubt: readings that can be read but should not be believed unseen, judged beside the others of their series.
-- grain: reading_id, rule_id
-- Only reported figures are judged: what is transcribed from print has been looked at. unit_slip: the value is near
-- ten, a hundred, … times the one of the period before. jump: its growth lies outside five times the usual spread
-- (median absolute deviation) of at least four earlier growths, and is at least a doubling or halving.

with

reported as (
    select *, number::double * factor::double as size
    from staging.reading
    where reported and role = 'value' and skip_rule is null and not dropped and len(problems) = 0 and number is not null
        and status_id <> 'target'
),

-- One value a period: the latest that was received, the strongest status of it.
points as (
    select *
    from reported
    qualify row_number() over (
        partition by key, period_id
        order by
            standing_since desc, list_position(['actual', 'estimate', 'derived', 'expected', 'forecast'], status_id),
            reading_id
    ) = 1
),

beside as (
    select
        reading_id, key, period_id, starts_on, size,
        lag(size) over series as previous,
        lag(period_id) over series as previous_period,
        lag(raw_value) over series as previous_text,
        case when size > 0 and lag(size) over series > 0 then ln(size / lag(size) over series) end as growth
    from points
    window series as (partition by key, length(period_id) order by starts_on)
),

ranged as (
    select
        *,
        case when size <> 0 and previous <> 0 then log10(abs(size / previous)) end as tens,
        list(growth) over (
            partition by key, length(period_id) order by starts_on rows between unbounded preceding and 1 preceding
        ) as earlier
    from beside
),

spread as (
    select
        *,
        list_filter(earlier, lambda one: one is not null) as known,
        list_median(known) as middle,
        list_median(list_transform(known, lambda one: abs(one - middle))) as deviation
    from ranged
),

doubts as (
    select
        reading_id,
        'unit_slip' as rule_id,
        power(10, abs(round(tens)))::bigint::varchar || case when tens > 0 then '倍' else '分の1' end || ' / '
            || previous_period || ': ' || previous_text as offered
    from spread
    where abs(round(tens)) between 1 and 12 and abs(tens - round(tens)) <= 0.1
        and (abs(round(tens)) > 1 or least(abs(size), abs(previous)) >= 3)
    union all
    select reading_id, 'jump', previous_period || ': ' || previous_text
    from spread
    where len(known) >= 4 and abs(growth - middle) > greatest(5 * 1.4826 * deviation, ln(2))
),

-- A printed total against what it sums: parts in one unit, all of them numbers; half a last digit each may be rounding.
sums as (
    select
        source_id, file, artifact_sha256, sum_group,
        sum(number) filter (where role = 'value') as parts,
        max(number) filter (where role = 'total') as total,
        (count(*) + 1) * macros.rounding_half(min(decimals)) as tolerance
    from staging.reading
    where sum_group <> '' and skip_rule is null
    group by all
    having count(*) filter (where role = 'value') >= 2 and count(*) filter (where role = 'total') = 1
        and count(distinct unit_id) filter (where role = 'value') = 1 and count(*) = count(number)
        and bool_and(role = 'total' or len(problems) = 0)
)

select doubts.reading_id, doubts.rule_id, doubts.offered
from doubts
join staging.reading as reading using (reading_id)
where not list_contains(reading.accepted_rules, doubts.rule_id)
union all
select reading.reading_id, 'total_mismatch', macros.plain_number(sums.parts) || ' ≠ ' || macros.plain_number(sums.total)
from sums
join staging.reading as reading using (source_id, file, artifact_sha256, sum_group)
where abs(sums.parts - sums.total) > tolerance and reading.skip_rule is null
    and not list_contains(reading.accepted_rules, 'total_mismatch')
