-- quarantine.reading: what could not be taken in safely, one row a reason, in words a person can act on.
-- grain: reading_id, rule_id
-- `decided` marks the reason that is told first; `offered` holds what the reading could be, or the nearest known names.

with

reasons as (
    select reading_id, unnest(problems) as rule_id, null as offered
    from staging.reading
    union
    select reading_id, rule_id, null
    from staging.disposition
    where disposition = 'quarantined'
),

told as (
    select reading_id, rule_id, max(doubt.offered) as offered
    from reasons
    left join staging.doubt as doubt using (reading_id, rule_id)
    group by all
),

found as (
    select
        reading.*,
        rule.* exclude (line, kind, expected_ja, expected_en),
        -- what an answer should have had in this place, its reader knows
        case when rule.concerns = 'answer' then nullif(reading.locator, '') end as told_by_reader,
        coalesce(told_by_reader, rule.expected_ja) as expected_ja,
        coalesce(told_by_reader, rule.expected_en) as expected_en,
        disposition.rule_id = told.rule_id as decided,
        case rule.concerns when 'entity' then nearest_community when 'indicator' then nearest_indicator end as nearest,
        coalesce(
            told.offered,
            nearest,
            case rule.concerns when 'value' then number_candidates when 'period' then period_candidates end
        ) as hint,
        case rule.concerns
            when 'unit' then reading.unit_texts
            when 'period' then reading.raw_period
            when 'qualifier' then coalesce(nullif(reading.qualifier, ''), reading.raw_value)
            when 'status'
                then coalesce(nullif(reading.status, ''), case when reading.reported then reading.raw_value else '' end)
            when 'published_on' then reading.published_on
            when 'document' then reading.document
            when 'indicator' then reading.indicator
            when 'entity' then coalesce(nullif(reading.entity, ''), reading.entity_given)
            when 'series' then reading.key
            else reading.raw_value
        end as found_text
    from told
    join staging.reading as reading using (reading_id)
    join staging.disposition as disposition using (reading_id)
    join reference.rule as rule on rule.rule_id = told.rule_id
    where disposition.disposition = 'quarantined' and reading.is_last_stay
)

select
    reading_id,
    rule_id,
    decided,
    source_id,
    artifact_sha256,
    file,
    published_as,
    address,
    key,
    raw_value as raw_text,
    found_text,
    hint as offered,
    expected_ja,
    expected_en,
    concat(
        name_ja,
        case when rule_id = 'unit_slip' then '（' || split_part(hint, ' / ', 1) || '）' end,
        case when found_text <> '' then '：「' || found_text || '」' end,
        '。' || expected_ja || 'が必要です。',
        case when nearest is not null then '近い名称: ' else '候補・参考: ' end || hint || '。'
    ) as message_ja,
    concat(
        name_en,
        case when found_text <> '' then ': found "' || found_text || '"' end,
        '; expected ' || expected_en || '.',
        case when nearest is not null then ' Nearest: ' else ' Could be, or compare: ' end || hint || '.'
    ) as message_en
from found
