-- error: a correction accepts what cannot be read: give the value instead (field value) or set it aside (field drop).
select correction.line as correction_line, file, address, field, rule_id
from reference.correction as correction
left join reference.rule as rule using (rule_id)
where (field = 'accept' and not coalesce(rule.may_be_accepted, false))
    or (field not in ('accept', 'drop') and replacement is null)
