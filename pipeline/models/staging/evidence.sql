-- staging.evidence: each rule that a reader itself applied to a reading, or found broken, with what kind of rule it is.
-- grain: reading_id, nth

with

tokens as (
    select
        reading_id,
        unnest(string_split(evidence, ' ')) as rule_id,
        generate_subscripts(string_split(evidence, ' '), 1) as nth
    from staging.typed
    where evidence <> ''
)

select tokens.reading_id, tokens.nth, tokens.rule_id, rule.kind, rule.concerns
from tokens
join reference.rule as rule using (rule_id)
