-- quarantine.reading: what could not be taken in safely, one row a reason, in words a person can act on.
-- grain: reading_id, rule_id

with

reasons as (
    select reading_id, unnest(problems) as rule_id
    from staging.reading
    union
    select reading_id, rule_id
    from staging.disposition
    where disposition = 'quarantined'
)

select
    reading.reading_id,
    rule.rule_id,
    reading.source_id,
    reading.artifact_sha256,
    reading.file,
    reading.address,
    reading.key,
    case
        when rule.rule_id like 'number%' or rule.rule_id like 'duplicate%' then reading.value
        when rule.rule_id like 'unit%' then reading.unit
        when rule.rule_id like 'period%' then reading.period
        when rule.rule_id like 'qualifier%' then reading.qualifier
        when rule.rule_id like 'status%' then reading.status
        when rule.rule_id like 'published%' then reading.published_on
        when rule.rule_id like 'document%' then reading.document
        else reading.key
    end as raw_text,
    rule.name_ja || '。' || rule.expected_ja || 'が必要です。' as message_ja,
    rule.name_en || '; expected ' || rule.expected_en || '.' as message_en
from reasons
join staging.reading as reading using (reading_id)
join staging.disposition as disposition using (reading_id)
join reference.rule as rule on rule.rule_id = reasons.rule_id
where disposition.disposition = 'quarantined'
