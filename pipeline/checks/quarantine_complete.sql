-- error: a reading is held without a word: its rule is not in rule.csv, so nobody is told.
select disposition.reading_id, disposition.rule_id, disposition.file
from staging.disposition as disposition
left join quarantine.reading as told using (reading_id)
where disposition.disposition = 'quarantined' and told.reading_id is null
