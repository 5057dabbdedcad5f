-- staging.typed: every reading as typed, with the corrections people decided put in place of what they correct.
-- grain: reading_id
-- raw_value, raw_unit and raw_period stay what the file says. accepted_rules are the doubts somebody has looked at and
-- accepted; a correction counts only while the file still says what it expects (checks/correction_expects.sql).

with

decided as (
    select
        source_id,
        file,
        address,
        max(replacement) filter (where field = 'value') as value,
        max(replacement) filter (where field = 'unit') as unit,
        max(replacement) filter (where field = 'period') as period,
        max(replacement) filter (where field = 'indicator') as indicator,
        max(replacement) filter (where field = 'entity') as entity,
        max(replacement) filter (where field = 'status') as status,
        max(replacement) filter (where field = 'qualifier') as qualifier,
        list(rule_id) filter (where field = 'accept') as accepted_rules,
        bool_or(field not in ('accept', 'drop')) as corrected,
        bool_or(field = 'drop') as dropped
    from reference.correction
    group by all
)

select
    reading.* replace (
        coalesce(decided.value, reading.value) as value,
        coalesce(decided.unit, reading.unit) as unit,
        coalesce(decided.period, reading.period) as period,
        coalesce(decided.indicator, reading.indicator) as indicator,
        coalesce(decided.entity, reading.entity) as entity,
        coalesce(decided.status, reading.status) as status,
        coalesce(decided.qualifier, reading.qualifier) as qualifier
    ),
    reading.value as raw_value,
    reading.unit as raw_unit,
    reading.period as raw_period,
    coalesce(decided.accepted_rules, []) as accepted_rules,
    coalesce(decided.corrected, false) as corrected,
    coalesce(decided.dropped, false) as dropped
from raw.reading as reading
left join decided using (source_id, file, address)
