-- mart.quarantine: how many readings of a file are held, by the rule that is told first. No text and no place of any.
-- grain: source_id, file, artifact_sha256, rule_id
-- The readings themselves are quarantine.reading: a sender's draft, which nobody else may see.

select
    held.source_id,
    held.published_as as file,
    held.artifact_sha256,
    held.rule_id,
    count(*)::integer as quarantined,
    rule.name_ja || '。' || rule.expected_ja || 'が必要です。' as message_ja,
    rule.name_en || '; expected ' || rule.expected_en || '.' as message_en
from quarantine.reading as held
join reference.rule as rule using (rule_id)
where held.decided
group by all
