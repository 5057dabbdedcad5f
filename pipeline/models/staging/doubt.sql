-- staging.doubt: readings that can be read but should not be believed unseen, judged beside the others of their series.
-- grain: reading_id, rule_id
-- Reported figures are judged, and every figure that replaces one known before; what is transcribed from print has been
-- looked at. unit_slip: the value is near ten, a hundred, … times the one of the period before, or the one it replaces.
-- jump: its growth lies outside five times the usual spread (median absolute deviation) of at least four earlier
-- growths, and is at least a doubling or halving; or it is so far from the value it replaces, where the spread is not
-- known more than ten times, or nought.

with

doubts as (
    select
        reading_id,
        'unit_slip' as rule_id,
        macros.slip_words(tens) || ' / ' || previous_period || ': ' || previous_text as offered
    from staging.neighbour
    where reported and macros.is_slip(tens, size, previous)
    union all
    select reading_id, 'jump', previous_period || ': ' || previous_text
    from staging.neighbour
    where reported and is_jump
    union all
    select
        reading_id,
        case when macros.is_slip(replaced_tens, size, replaced) then 'unit_slip' else 'jump' end,
        if(macros.is_slip(replaced_tens, size, replaced), macros.slip_words(replaced_tens) || ' / ', '')
            || period_id || ': ' || replaced_text
    from staging.neighbour
    where macros.is_far(size, replaced, most_growth)
),

-- A printed total against what it sums: parts in one unit, all of them numbers; half a last digit each may be rounding.
sums as (
    select
        source_id, file, artifact_sha256, stay, sum_group,
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

select doubts.reading_id, doubts.rule_id, min(doubts.offered) as offered
from doubts
join staging.reading as reading using (reading_id)
where not list_contains(reading.accepted_rules, doubts.rule_id)
group by doubts.reading_id, doubts.rule_id
union all
select reading.reading_id, 'total_mismatch', macros.plain_number(sums.parts) || ' ≠ ' || macros.plain_number(sums.total)
from sums
join staging.reading as reading using (source_id, file, artifact_sha256, stay, sum_group)
where abs(sums.parts - sums.total) > tolerance and reading.skip_rule is null
    and not list_contains(reading.accepted_rules, 'total_mismatch')
