-- error: a reading was lost: read is not accepted + quarantined + skipped for a file.
select source_id, file, artifact_sha256, readings, accepted, quarantined, skipped
from quarantine.file
where readings <> accepted + quarantined + skipped
