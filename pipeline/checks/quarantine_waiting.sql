-- warning: readings wait in quarantine; the site lists them with their reasons.
select source_id, file, address, rule_id, raw_text
from quarantine.reading
