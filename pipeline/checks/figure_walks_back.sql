-- error: a figure cannot be walked back: no file and address, no inputs, or an input that is not a figure.
select figure_id
from mart.figure
where kind <> 'computed'
    and (file is null or address is null or artifact_sha256 is null or raw_text is null or document_id is null)
union all
select computed.figure_id
from mart.figure as computed, unnest(string_split(coalesce(computed.inputs, ''), ' ')) as input(figure_id)
left join mart.figure as known on known.figure_id = input.figure_id
where computed.kind = 'computed' and known.figure_id is null
