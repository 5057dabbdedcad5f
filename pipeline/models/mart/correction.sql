-- mart.correction: the figures that stand as they do because a person decided so: which cell, which part of it, when.
-- grain: source_id, file, artifact_sha256, address, field
-- What was typed there and what it became stands in the register of figures. Who decided and why is for the office
-- alone, and so is a decision about a cell that is not published: it speaks of a sender's draft.

select
    decision.source_id,
    accepted.published_as as file,
    accepted.artifact_sha256,
    decision.address,
    decision.field,
    min(decision.rule_id) as rule_id,
    max(decision.decided_on) as decided_on
from reference.correction as decision
join staging.accepted as accepted using (source_id, file, address)
group by all
