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
        rule.* exclude (line, expected_ja, expected_en),
        -- what an answer should have had in this place, its reader knows
        case when told.rule_id in ('payload_shape', 'organisation_mismatch') and reading.locator <> '' then reading.locator else rule.expected_ja end as expected_ja,
        case when told.rule_id in ('payload_shape', 'organisation_mismatch') and reading.locator <> '' then reading.locator else rule.expected_en end as expected_en,
        disposition.rule_id = told.rule_id as decided,
        coalesce(told.offered, case when rule.rule_id like 'number%' or rule.rule_id like 'period%' or rule.rule_id like '%unknown' then reading.offered end) as hint,
        case
            when rule.rule_id like 'number%' or rule.rule_id like 'duplicate%' then reading.raw_value
            when rule.rule_id like 'unit_slip' then reading.raw_value
            when rule.rule_id like 'unit%' then reading.unit_texts
            when rule.rule_id like 'period%' or rule.rule_id like 'era%' then reading.raw_period
            when rule.rule_id like 'qualifier%' and reading.qualifier <> '' then reading.qualifier
            when rule.rule_id like 'status%' then coalesce(nullif(reading.status, ''), case when reading.reported then reading.raw_value else '' end)
            when rule.rule_id like 'published%' then reading.published_on
            when rule.rule_id like 'document%' then reading.document
            when rule.rule_id like 'indicator%' then reading.indicator
            when rule.rule_id like 'community%' or rule.rule_id like 'entity%' then coalesce(nullif(reading.entity, ''), reading.entity_given)
            when rule.rule_id like 'series%' then reading.key
            else reading.raw_value
        end as found_text
    from told
    join staging.reading as reading using (reading_id)
    join staging.disposition as disposition using (reading_id)
    join reference.rule as rule on rule.rule_id = told.rule_id
    where disposition.disposition = 'quarantined'
)

select
    reading_id,
    rule_id,
    decided,
    source_id,
    artifact_sha256,
    file,
    address,
    key,
    raw_value as raw_text,
    found_text,
    hint as offered,
    expected_ja,
    expected_en,
    name_ja || case when rule_id = 'unit_slip' then '（' || split_part(hint, ' / ', 1) || '）' else '' end
        || case when found_text <> '' then '：「' || found_text || '」' else '' end || '。' || expected_ja || 'が必要です。'
        || case when hint is not null then case when rule_id like '%unknown' then '近い名称: ' else '候補・参考: ' end || hint || '。' else '' end as message_ja,
    name_en || case when found_text <> '' then ': found "' || found_text || '"' else '' end || '; expected ' || expected_en || '.'
        || case when hint is not null then case when rule_id like '%unknown' then ' Nearest: ' else ' Could be, or compare: ' end || hint || '.' else '' end as message_en
from found
