-- error: a reading was lost: read is not accepted + quarantined + skipped for a file.
select source_id, file, artifact_sha256, readings, accepted, quarantined, skipped
from mart.source_status
where readings <> accepted + quarantined + skipped
