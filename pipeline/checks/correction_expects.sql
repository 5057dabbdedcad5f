-- error: a correction no longer meets what it was decided for: look at the file again, and remove or renew the row.
select
    correction.line as correction_line,
    correction.file,
    correction.address,
    correction.field,
    correction.expect,
    reading.address is not null as place_exists
from reference.correction as correction
left join raw.artifact as artifact
    on artifact.source_id = correction.source_id and artifact.file = correction.file and artifact.is_newest
left join raw.reading as reading
    on reading.source_id = correction.source_id and reading.file = correction.file
    and reading.address = correction.address
    and reading.artifact_sha256 = artifact.artifact_sha256 and reading.stay = artifact.stay
where (select known_by from raw.horizon) is null -- on an earlier day another file lay there, or none
    and (
        reading.address is null
        or correction.expect <> case correction.field
            when 'unit' then reading.unit
            when 'period' then reading.period
            when 'indicator' then reading.indicator
            when 'entity' then reading.entity
            when 'status' then reading.status
            when 'qualifier' then reading.qualifier
            else reading.value
        end
    )
