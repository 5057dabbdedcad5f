-- error: a correction accepts a reading that cannot be read; give the value instead (field value) or set it aside (field drop).
select line as correction_line, file, address, field, rule_id
from reference.correction
where (field = 'accept' and (rule_id is null or not macros.may_be_accepted(rule_id))) or (field not in ('accept', 'drop') and replacement is null)
