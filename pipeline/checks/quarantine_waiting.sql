-- warning: readings wait in quarantine; bio quarantine lists them, the site counts them by reason.
select source_id, file, address, rule_id, raw_text
from quarantine.reading
